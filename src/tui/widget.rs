//! Widgets that know nothing of questionnaires.
