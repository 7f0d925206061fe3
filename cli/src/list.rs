//! `close-codes list`: the codes, ranges and languages of a spec.

use crate::arguments::List;
use crate::outcome::{Failure, Outcome};
use crate::{languages, protocol, table};

pub(crate) fn run(arguments: &List) -> Result<Outcome, Failure> {
    let (spec, languages) = protocol::read(&arguments.spec)?;
    let language = languages::find(languages, &arguments.lang.lang)?;
    Ok(Outcome::for_people(table::list(spec, languages, language)))
}
