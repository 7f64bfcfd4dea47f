//! What a person does with a page: look for a thing, and act on it.
//!
//! Things are found as a person names them, by role and name, or by their test mark
//! (`data-testid`), which is the same in both languages.

use fantoccini::Locator;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use super::page::{Page, PageError, squeezed};

const FIND: &str = include_str!("find.js");

impl Page<'_> {
    /// Whether something of this role and name is shown now.
    ///
    /// # Errors
    /// The driver lost the window.
    pub fn has(&self, role: &str, name: &str) -> Result<bool, PageError> {
        Ok(!self.run(FIND, vec![json!(role), json!(name)])?.is_null())
    }

    /// Waits for what a person would call by this role and name.
    ///
    /// # Errors
    /// It does not come.
    pub fn find(&self, role: &str, name: &str) -> Result<Element, PageError> {
        self.wait(&format!("the {role} “{name}”"), |page| {
            page.element(vec![json!(role), json!(name)])
        })
    }

    /// As [`Self::find`], inside of something else.
    ///
    /// # Errors
    /// It does not come.
    pub fn find_in(
        &self,
        outer: (&str, &str),
        role: &str,
        name: &str,
    ) -> Result<Element, PageError> {
        let args = vec![json!(role), json!(name), json!(outer.0), json!(outer.1)];
        self.wait(
            &format!("the {role} “{name}” in the {} “{}”", outer.0, outer.1),
            |page| page.element(args.clone()),
        )
    }

    /// Waits for the first element that `css` selects.
    ///
    /// # Errors
    /// It does not come.
    pub fn find_css(&self, css: &str) -> Result<Element, PageError> {
        self.wait(&format!("an element `{css}`"), |page| {
            let found = page.drive("looking", page.client.find_all(Locator::Css(css)))?;
            Ok(found.into_iter().next())
        })
    }

    fn element(&self, args: Vec<Value>) -> Result<Option<Element>, PageError> {
        let found = self.run(FIND, args)?;
        if found.is_null() {
            return Ok(None);
        }
        let id = found
            .as_object()
            .and_then(|object| object.values().next())
            .and_then(Value::as_str)
            .ok_or_else(|| PageError::Answer(found.to_string()))?;
        let id = ElementRef::from(id.to_owned());
        Ok(Some(Element::from_element_id(self.client.clone(), id)))
    }

    /// Clicks what a person would call by this role and name.
    ///
    /// # Errors
    /// It does not come, or something lies over it.
    pub fn click(&self, role: &str, name: &str) -> Result<(), PageError> {
        let doing = format!("clicking the {role} “{name}”");
        self.wait(&doing, |page| {
            let Some(element) = page.element(vec![json!(role), json!(name)])? else {
                return Ok(None);
            };
            if !page.drive(doing.clone(), element.is_enabled())? {
                return Ok(None);
            }
            page.bring(&element)?;
            page.drive(doing.clone(), element.click()).map(Some)
        })
    }

    /// Types `text` into the field with this label, in place of what is there.
    ///
    /// # Errors
    /// There is no such field, or it does not take the text.
    pub fn fill(&self, label: &str, text: &str) -> Result<(), PageError> {
        let field = self.find("textbox", label)?;
        self.fill_element(&field, &format!("filling “{label}”"), text)
    }

    /// Scrolls to it as a person would: the driver does not always reach what lies below the edge of a part that
    /// scrolls by itself.
    fn bring(&self, element: &Element) -> Result<(), PageError> {
        // a person, too, waits until the form has said what it has to say, because that moves what is aimed at
        self.wait("the answer to what was typed", |page| {
            let awaited = page.run(
                "return document.documentElement.hasAttribute('data-checking')",
                vec![],
            )?;
            Ok((awaited == Value::Bool(false)).then_some(()))
        })?;
        self.run(
            "arguments[0].scrollIntoViewIfNeeded(true);",
            vec![reference(element)],
        )
        .map(drop)
    }

    /// Types `text` into `field`, in place of what is there.
    ///
    /// # Errors
    /// It does not take the text.
    pub fn fill_element(&self, field: &Element, doing: &str, text: &str) -> Result<(), PageError> {
        // A tab or an end of line as a key would leave the field: such text is pasted.
        if !text.contains(['\t', '\n']) {
            // A field in a dialog that is just opening cannot be typed into yet.
            let kept = self.wait(doing, |page| {
                page.bring(field)?;
                // The driver leaves the field after clearing it, as nobody does who is about to type: the form would
                // speak of an empty field, and take that back while the next thing is aimed at.
                let held = page.drive(doing, field.prop("value"))?;
                if held.is_some_and(|held| !held.is_empty()) {
                    page.drive(doing, field.clear())?;
                }
                page.drive(doing, field.send_keys(text))?;
                Ok(Some(
                    page.drive(doing, field.prop("value"))?.unwrap_or_default(),
                ))
            })?;
            if squeezed(&kept) == squeezed(text) {
                return Ok(());
            }
        }
        // The driver knows only keys of its own keyboard; rare hanzi come as an input method gives them.
        self.run(
            "const [field, text] = arguments;
             const box = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
             Object.getOwnPropertyDescriptor(box.prototype, 'value').set.call(field, text);
             field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
             field.dispatchEvent(new Event('change', { bubbles: true }));",
            vec![reference(field), json!(text)],
        )?;
        Ok(())
    }

    /// Chooses the option `option` of the list with this label.
    ///
    /// # Errors
    /// There is no such list or option.
    pub fn choose(&self, label: &str, option: &str) -> Result<(), PageError> {
        let list = self.find("combobox", label)?;
        self.choose_in(&list, &format!("choosing “{option}” for “{label}”"), option)
    }

    fn choose_in(&self, list: &Element, doing: &str, wanted: &str) -> Result<(), PageError> {
        self.wait(doing, |page| {
            let chosen = page.run(
                "const [list, wanted] = arguments;
                 const plain = (text) => text.replace(/\\s+/g, ' ').trim();
                 const options = [...list.options];
                 const option = options.find((o) => o.value === wanted)
                   ?? options.find((o) => plain(o.textContent) === wanted)
                   ?? options.find((o) => plain(o.textContent).includes(wanted));
                 if (!option || option.disabled) return false;
                 list.focus();
                 list.value = option.value;
                 list.dispatchEvent(new Event('input', { bubbles: true }));
                 list.dispatchEvent(new Event('change', { bubbles: true }));
                 return true;",
                vec![reference(list), json!(wanted)],
            )?;
            Ok((chosen == Value::Bool(true)).then_some(()))
        })
    }

    /// Presses `keys` in whatever has the focus.
    ///
    /// # Errors
    /// Nothing has the focus.
    pub fn press(&self, keys: &str) -> Result<(), PageError> {
        self.drive("pressing keys", async {
            self.client.active_element().await?.send_keys(keys).await
        })
    }

    /// Waits for the thing with this test mark.
    ///
    /// # Errors
    /// It does not come.
    pub fn at(&self, mark: &str) -> Result<Element, PageError> {
        self.wait(&format!("the thing marked `{mark}`"), |page| {
            page.element(vec![json!("marked"), json!(mark)])
        })
    }

    /// Whether the thing with this test mark is shown now.
    ///
    /// # Errors
    /// The driver lost the window.
    pub fn shows(&self, mark: &str) -> Result<bool, PageError> {
        self.has("marked", mark)
    }

    /// Text of the thing with this test mark.
    ///
    /// # Errors
    /// It does not come.
    pub fn text_at(&self, mark: &str) -> Result<String, PageError> {
        let element = self.at(mark)?;
        Ok(squeezed(&self.drive("reading", element.text())?))
    }

    /// Waits until nothing with this test mark is shown.
    ///
    /// # Errors
    /// It stays.
    pub fn wait_gone(&self, mark: &str) -> Result<(), PageError> {
        self.wait(&format!("the end of the thing marked `{mark}`"), |page| {
            Ok((!page.shows(mark)?).then_some(()))
        })
    }

    /// What the field with this test mark holds.
    ///
    /// # Errors
    /// It does not come.
    pub fn value_at(&self, mark: &str) -> Result<String, PageError> {
        let field = self.at(mark)?;
        Ok(self
            .drive("reading a field", field.prop("value"))?
            .unwrap_or_default())
    }

    /// An attribute of `element`.
    ///
    /// # Errors
    /// It is gone.
    pub fn attribute(&self, element: &Element, name: &str) -> Result<Option<String>, PageError> {
        self.drive("reading an attribute", element.attr(name))
    }

    /// Clicks the thing with this test mark.
    ///
    /// # Errors
    /// It does not come, or something lies over it.
    pub fn click_at(&self, mark: &str) -> Result<(), PageError> {
        self.click("marked", mark)
    }

    /// Ticks the box with this test mark by one click, as a person does, and sees it ticked. A click that is lost
    /// because the page moved under it fails here.
    ///
    /// # Errors
    /// It does not come, or the click did not tick it.
    pub fn tick_at(&self, mark: &str) -> Result<(), PageError> {
        self.click_at(mark)?;
        self.wait(&format!("the tick at `{mark}`"), |page| {
            let element = page.at(mark)?;
            let ticked = page.drive("reading a box", element.is_selected())?;
            Ok(ticked.then_some(()))
        })
    }

    /// Types into the field with this test mark, in place of what is there.
    ///
    /// # Errors
    /// It does not come, or does not take the text.
    pub fn fill_at(&self, mark: &str, text: &str) -> Result<(), PageError> {
        let field = self.at(mark)?;
        self.fill_element(&field, &format!("filling `{mark}`"), text)
    }

    /// Types into the search list with this test mark and picks the first option that it offers.
    ///
    /// # Errors
    /// Nothing is offered.
    pub fn pick_at(&self, mark: &str, text: &str) -> Result<(), PageError> {
        self.click_at(mark)?;
        self.fill_at(mark, text)?;
        self.click("option", text)
    }

    /// Chooses the option with the value `value` of the list with this test mark.
    ///
    /// # Errors
    /// There is no such list or option.
    pub fn choose_at(&self, mark: &str, value: &str) -> Result<(), PageError> {
        let list = self.at(mark)?;
        self.choose_in(&list, &format!("choosing {value} at `{mark}`"), value)
    }
}

/// How an element is named in an argument of a script.
fn reference(element: &Element) -> Value {
    json!({ "element-6066-11e4-a52e-4f735466cecf": element.element_id().as_ref() })
}
