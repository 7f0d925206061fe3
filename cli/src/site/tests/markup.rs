//! A minimal reader of HTML for these tests: tags with their attributes. It only reads the HTML of this site.

use std::collections::BTreeSet;

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// The text up to the next tag.
    pub(super) text: String,
}

impl Tag {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes.find_map(|(key, value)| (key == name).then_some(value.as_str()))
    }
}

/// Every start tag, in order.
pub(super) fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let is_start = rest.starts_with(|char: char| char.is_ascii_alphabetic());
        if !is_start {
            continue;
        }
        let (mut tag, after) = read_tag(rest);
        let end = after.find('<').unwrap_or(after.len());
        tag.text = unescape(&after[..end]);
        tags.push(tag);
        rest = after;
    }
    tags
}

/// The structure of a page: its tags and the names of their attributes, without any text.
pub(super) fn skeleton(html: &str) -> Vec<(String, Vec<String>)> {
    let names = |tag: Tag| tag.attributes.into_iter().map(|(name, _)| name).collect();
    let tags = tags(html).into_iter();
    tags.map(|tag| (tag.name.clone(), names(tag))).collect()
}

/// Every address that a page names with one of these attributes.
pub(super) fn addresses(html: &str) -> BTreeSet<String> {
    let is_address = |name: &str| ["href", "src", "action", "data-wish"].contains(&name);
    tags(html)
        .into_iter()
        .flat_map(|tag| tag.attributes)
        .filter_map(|(name, value)| is_address(&name).then_some(value))
        .collect()
}

fn read_tag(text: &str) -> (Tag, &str) {
    let end_of_name = |char: char| char.is_ascii_whitespace() || char == '>';
    let (name, mut rest) = text.split_at(text.find(end_of_name).expect("a tag ends"));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            let tag = Tag {
                name: name.to_owned(),
                attributes,
                text: String::new(),
            };
            return (tag, after);
        }
        let end = rest
            .find(|char: char| end_of_name(char) || char == '=')
            .expect("a tag ends");
        let (key, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').expect("a value ends"),
            None => ("", after),
        };
        attributes.push((key.to_owned(), unescape(value)));
        rest = after;
    }
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}
