//! What a key can mean. One table (`keymap`) ties keys to these; help, footer and palette read it too.

/// A thing the user can ask for, whatever key it is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Help for this screen.
    Help,
    /// The palette: every command by name.
    Palette,
    /// Save now; when saving fails, also "save a copy".
    Save,
    /// Take the last change back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Search questions, answers and choices.
    Search,
    /// The next question.
    NextQuestion,
    /// The question before.
    PreviousQuestion,
    /// The next section.
    NextSection,
    /// The section before.
    PreviousSection,
    /// The next problem, flag or unanswered required question.
    NextProblem,
    /// The next stop: outline, answer, evidence, buttons.
    FocusNext,
    /// The stop before.
    FocusPrevious,
    /// Up one line or option.
    Up,
    /// Down one line or option.
    Down,
    /// Left one column.
    Left,
    /// Right one column.
    Right,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// Choose what has the focus, and stay.
    Choose,
    /// Choose what has the focus, commit and go on; in Home and lists: open.
    Accept,
    /// Choose the option with this number, and stay.
    Pick(u8),
    /// Clear the answer.
    Clear,
    /// Not applicable, not known or withheld, with a reason.
    Silence,
    /// Flag for later.
    Flag,
    /// The note beside the answer.
    Note,
    /// Who may see the answer.
    Share,
    /// How sure the answer is.
    Confidence,
    /// A row of a matrix at a time, or the whole table.
    RowByRow,
    /// The same answer as the row above.
    SameAsAbove,
    /// Add an entry of a repeat.
    AddEntry,
    /// Remove an entry of a repeat.
    RemoveEntry,
    /// The outline.
    Outline,
    /// Guidance and "Why we ask".
    Guidance,
    /// The language of texts and interface.
    Language,
    /// Try saving again.
    Retry,
    /// Review what is missing.
    Review,
    /// Finalise: write the file that is sent.
    Finalise,
    /// The respondent's profile.
    Profile,
    /// Discard a draft.
    Discard,
    /// One level up.
    Back,
    /// Leave the program.
    Leave,
}
