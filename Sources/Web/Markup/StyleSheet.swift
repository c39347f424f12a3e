/// The one style sheet: readable on a telephone, in the dark, and on paper.
enum StyleSheet {
  /// - Parameter accent: the company's colour, `#` and six hexadecimal digits.
  static func text(accent: String) -> String {
    """
    :root {
      color-scheme: light dark;
      --accent: \(accent); --ink: #1c1f23; --soft: #5c646d; --line: #dde1e6; --paper: #ffffff; --ground: #f3f5f7;
    }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e8eaed; --soft: #a3abb4; --line: #3a4047; --paper: #1f2327; --ground: #15181b; }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0; padding: 0 1rem; background: var(--ground); color: var(--ink);
      font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif;
    }
    header, main, footer { max-width: 44rem; margin: 0 auto; }
    header { padding: 2.5rem 0 1rem; font-weight: 600; }
    header p { margin: 0; padding-left: .75rem; border-left: .3rem solid var(--accent); }
    main {
      background: var(--paper); border: 1px solid var(--line); border-radius: .6rem;
      padding: clamp(1.25rem, 5vw, 2.5rem);
    }
    main > :first-child { margin-top: 0; }
    main > :last-child { margin-bottom: 0; }
    h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
    .lead { color: var(--soft); margin: 0 0 1.5rem; }
    .notice { border-left: .3rem solid var(--accent); padding: .1rem 0 .1rem 1rem; margin: 1.5rem 0; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 1.5rem 0; }
    dt { color: var(--soft); }
    dd { margin: 0; overflow-wrap: anywhere; }
    table { width: 100%; border-collapse: collapse; margin: 1.5rem 0; }
    th, td { padding: .6rem 0 .6rem 1rem; text-align: right; vertical-align: top; border-top: 1px solid var(--line); }
    th:first-child, td:first-child { padding-left: 0; text-align: left; overflow-wrap: anywhere; }
    td { font-variant-numeric: tabular-nums; }
    td.amount { white-space: nowrap; }
    thead th { color: var(--soft); font-weight: 500; font-size: .875rem; border-top: 0; }
    tfoot th { font-weight: 400; }
    tfoot tr:last-child > * { font-weight: 700; font-size: 1.125rem; border-top: 2px solid var(--ink); }
    small { display: block; color: var(--soft); white-space: pre-line; }
    form { margin: 2rem 0 0; }
    button, .button {
      display: inline-block; font: inherit; font-weight: 600; padding: .7rem 1.4rem; border-radius: .45rem;
      border: 2px solid var(--accent); background: var(--accent); color: #ffffff; cursor: pointer;
      text-decoration: none;
    }
    .button { background: transparent; color: inherit; margin: .25rem 0; }
    button:hover { filter: brightness(1.1); }
    button:focus-visible, a:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
    hr { border: 0; border-top: 1px solid var(--line); margin: 1.75rem 0; }
    footer { padding: 1.25rem 0 3rem; color: var(--soft); font-size: .875rem; }
    footer p { margin: 0 0 .2rem; }
    @media (max-width: 34rem) {
      .wide { display: none; }
      button, .button { width: 100%; text-align: center; }
    }
    @media print {
      body { background: none; }
      main { border: 0; padding: 0; }
      form, .button { display: none; }
    }

    """
  }
}
