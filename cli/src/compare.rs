//! `close-codes compare`: what two close codes mean, when one meets them, how they differ, and which one to use.

mod html;
#[cfg(test)]
mod random;
mod text;

use crate::arguments::{Compare, PageFormat};
use crate::find::Typed;
use crate::outcome::{Failure, Outcome};
use crate::printable::printable;
use crate::{find, languages, protocol};

pub(crate) fn run(arguments: &Compare) -> Result<Outcome, Failure> {
    let (spec, languages) = protocol::read(&arguments.spec)?;
    let language = languages::find(languages, &arguments.lang.lang)?;
    let code = |wanted, typed| find::code(spec, language, wanted, typed, &arguments.spec);
    let left = code(&arguments.left, Typed::LeftOf(&arguments.right))?;
    let right = code(&arguments.right, Typed::RightOf(&arguments.left))?;
    if left.code == right.code {
        let code = printable(&language.localize(left).to_string());
        let option = arguments.spec.option();
        return Err(Failure::Usage(format!(
            "{:?} and {:?} are the same close code, {code}\n\
             For what it means: close-codes explain {}{option}",
            arguments.left, arguments.right, left.code
        )));
    }
    let comparison = spec
        .compare(left.code, right.code)
        .expect("both were found in the spec");
    let page = comparison.page(language);
    Ok(match arguments.format {
        PageFormat::Text => Outcome::for_people(text::page(&page)),
        PageFormat::Markdown => Outcome::for_programs(printable(&page.markdown().to_string())),
        PageFormat::Html => Outcome::for_programs(html::page(&page)),
    })
}
