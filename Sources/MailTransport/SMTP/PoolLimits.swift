/// How many connections a ``SubmissionPool`` may hold to its server, and for how long.
package struct PoolLimits: Hashable, Sendable {
  /// Connections at the same time; fewer are opened while fewer are needed. At least one.
  package var connections: Int
  /// A connection is closed after so many messages: some servers end it then anyway, and load balancers get
  /// a chance to spread. At least one.
  package var messagesPerConnection: Int
  /// A connection that carried nothing for so long is closed. Short, because servers close silent clients
  /// and firewalls forget them, and a message sent into such a connection is of uncertain fate.
  package var idleClose: Duration
  /// How long the pool makes do with what it has after the server refused one connection more.
  package var pauseAfterRefusal = Duration.seconds(60)

  package init(
    connections: Int = 4, messagesPerConnection: Int = 1000, idleClose: Duration = .seconds(10)
  ) {
    self.connections = max(connections, 1)
    self.messagesPerConnection = max(messagesPerConnection, 1)
    self.idleClose = idleClose
  }
}
