//! The questionnaires there are: the embedded ones, and the user's own.

use std::path::Path;
use std::sync::Arc;

use super::inbox::read_limited;
use super::workspace::json_files;
use crate::base::{Id, Problem, parallel};
use crate::questionnaire::{Offer, Questionnaire, builtin, check, read};

/// Questionnaires by id and version. The embedded ones are read when they are asked for.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    embedded: Vec<Id>,
    own: Vec<Arc<Questionnaire>>,
}

impl Catalogue {
    /// The embedded questionnaires and those in a folder, with what is wrong with the latter. One that
    /// cannot be read is left out.
    pub fn read(folder: Option<&Path>) -> (Self, Vec<Problem>) {
        let mut catalogue = Self {
            embedded: builtin::ids().collect(),
            own: Vec::new(),
        };
        let mut problems = Vec::new();
        if let Some(folder) = folder {
            catalogue.add_folder(folder, &mut problems);
        }
        (catalogue, problems)
    }

    /// The questionnaires in order: the embedded ones first.
    pub fn questionnaires(&self) -> Vec<Arc<Questionnaire>> {
        let embedded = parallel::map(&self.embedded, 1, builtin::questionnaire);
        let own = self.own.iter().cloned();
        embedded.into_iter().flatten().chain(own).collect()
    }

    /// The questionnaires as they stand in a list, in the same order. No embedded one is read for it.
    pub fn offers(&self) -> Vec<Offer> {
        let own = self.own.iter().cloned().map(Offer::from);
        builtin::offers().iter().cloned().chain(own).collect()
    }

    /// The questionnaires of this id, in order.
    fn of(&self, id: &Id) -> impl Iterator<Item = Arc<Questionnaire>> {
        let embedded = self
            .embedded
            .contains(id)
            .then(|| builtin::questionnaire(id));
        let own = self.own.iter().filter(move |own| own.id == *id);
        embedded.flatten().into_iter().chain(own.cloned())
    }

    /// The newest questionnaire of this id.
    pub fn latest(&self, id: &Id) -> Option<Arc<Questionnaire>> {
        self.of(id).max_by(|a, b| a.version.cmp(&b.version))
    }

    /// The questionnaire of this id in this version.
    ///
    /// # Errors
    /// A [`Problem`] that says whether the id or only the version is unknown.
    pub fn find(&self, id: &Id, version: &str) -> Result<Arc<Questionnaire>, Problem> {
        let mut same: Vec<Arc<Questionnaire>> = self.of(id).collect();
        if let Some(found) = same.iter().position(|known| known.version == version) {
            return Ok(same.swap_remove(found));
        }
        match same.first() {
            Some(other) => Err(Problem::error("catalogue-other-version")
                .with("id", id)
                .with("version", version)
                .with("known", &other.version)),
            None => Err(Problem::error("catalogue-unknown")
                .with("id", id)
                .with("known", self.names())),
        }
    }

    /// The ids in words.
    pub fn names(&self) -> String {
        let own = self.own.iter().map(|questionnaire| &questionnaire.id);
        let ids: Vec<&str> = self.embedded.iter().chain(own).map(Id::as_str).collect();
        ids.join(", ")
    }

    fn add_folder(&mut self, folder: &Path, problems: &mut Vec<Problem>) {
        let paths = match json_files(folder) {
            Ok(paths) => paths,
            Err(error) => return problems.push(error.problem()),
        };
        for path in paths {
            match read_questionnaire(&path) {
                Ok((questionnaire, found)) => {
                    problems.extend(found);
                    self.own.push(Arc::new(questionnaire));
                }
                Err(found) => problems.extend(found),
            }
        }
    }
}

/// Reads a questionnaire file with what is wrong with it.
///
/// # Errors
/// The problems, when it cannot be used.
pub fn read_questionnaire(path: &Path) -> Result<(Questionnaire, Vec<Problem>), Vec<Problem>> {
    let file = path.display().to_string();
    let bytes = read_limited(path).map_err(|error| vec![error.problem()])?;
    let problems = |problems: Vec<Problem>| -> Vec<Problem> {
        problems
            .into_iter()
            .map(|problem| problem.in_file(&file))
            .collect()
    };
    let found = read(&bytes, &builtin::library).map_err(|problem| problems(vec![problem]))?;
    let mut all = found.problems.clone();
    all.extend(check(&bytes, &found.questionnaire, builtin::statements()));
    let all = problems(all);
    if all.iter().any(Problem::is_error) {
        Err(all)
    } else {
        Ok((found.questionnaire, all))
    }
}
