import Basics

/// One message to many, sent once, each copy with its own Message-ID, reply address and return path.
package struct Mailing: Hashable, Sendable {
  package let id: Identifier<Mailing>
  package var name: String
  package var language: Language
  package var subject: MergeTemplate
  package var text: MergeTemplate
  package private(set) var state: MailingState
  /// When it starts by itself; only while it is scheduled.
  package private(set) var startsAt: Instant?

  package init(
    id: Identifier<Mailing>, name: String, language: Language, content: Content,
    standing: Standing = Standing(state: .draft)
  ) {
    self.id = id
    self.name = name
    self.language = language
    subject = content.subject
    text = content.text
    state = standing.state
    startsAt = standing.startsAt
  }

  /// What it says.
  package struct Content: Hashable, Sendable {
    package let subject: MergeTemplate
    package let text: MergeTemplate

    package init(_ mailing: Mailing) {
      subject = mailing.subject
      text = mailing.text
    }

    /// - Throws: ``MergeTemplate/Problem`` for an unknown field or an open brace.
    package init(subject: String, text: String) throws(MergeTemplate.Problem) {
      self.subject = try MergeTemplate(subject)
      self.text = try MergeTemplate(text)
    }
  }

  package struct Standing: Hashable, Sendable {
    package let state: MailingState
    package let startsAt: Instant?

    package init(state: MailingState, startsAt: Instant? = nil) {
      self.state = state
      self.startsAt = startsAt
    }
  }

  /// The mailing after `event`, and what the caller must do; `at` is the start when it is scheduled.
  ///
  /// - Throws: ``Refusal`` when its state does not allow that.
  package func after(
    _ event: MailingEvent, startsAt: Instant? = nil
  ) throws(Refusal) -> (mailing: Mailing, actions: [MailingAction]) {
    let step = try MailingLifecycle.table.apply(event, in: state)
    if event == .schedule, startsAt == nil {
      throw Refusal(.missing, "the mailing \"\(name)\" has no start", remedy: "say when it is to be sent")
    }
    var mailing = self
    mailing.state = step.to
    mailing.startsAt = step.to == .scheduled ? startsAt : nil
    return (mailing, step.actions)
  }
}
