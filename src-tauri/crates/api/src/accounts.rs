//! Accounts: open, change, list.

use crate::wire::{
    AccountForm, AccountKind, AccountView, Accounts, ApiError, Nothing, SaveAccount,
};
use crate::{Desk, command};
use desk_domain::account::AccountFact;
use desk_domain::chance::Occasion;
use desk_domain::event::{Aggregate, Fact};
use desk_domain::names::CompanyName;
use desk_domain::problem::{ProblemCode, Problems};
use desk_domain::text;
use desk_store::accounts::{self, Account};

impl Desk {
    /// All accounts.
    pub fn accounts(&mut self, _: Occasion<'_>, _: Nothing) -> Result<Accounts, ApiError> {
        let accounts = accounts::read(self.store()?.db(), None)?;
        Ok(Accounts {
            accounts: accounts.into_iter().map(view).collect(),
        })
    }

    /// Opens an account, or changes one.
    pub fn save_account(
        &mut self,
        occasion: Occasion<'_>,
        request: SaveAccount,
    ) -> Result<AccountView, ApiError> {
        let fact = parse(&request.form)?;
        let id = command(
            self.store_mut()?,
            &request.key,
            "save_account",
            &request,
            occasion,
            |writer| {
                let id = match &request.id {
                    Some(id) if accounts::read(writer.db(), Some(id))?.is_empty() => {
                        return Err(ApiError::not_found("account"));
                    }
                    Some(id) => id.clone(),
                    None => writer.occasion.id(),
                };
                writer.record(Aggregate::Account, &id, &Fact::AccountSaved(fact))?;
                Ok(id)
            },
        )?;
        one(self.store()?, &id)
    }
}

pub(crate) fn one(store: &desk_store::Store, id: &str) -> Result<AccountView, ApiError> {
    let mut found = accounts::read(store.db(), Some(id))?;
    found
        .pop()
        .map(view)
        .ok_or_else(|| ApiError::not_found("account"))
}

fn view(account: Account) -> AccountView {
    let saved = account.saved;
    AccountView {
        id: account.id,
        form: AccountForm {
            name: saved.name,
            name_latin: saved.name_latin,
            kind: if saved.kind == "individual" {
                AccountKind::Individual
            } else {
                AccountKind::Corporate
            },
            uid: saved.uid,
            traffic_billing: saved.traffic_billing,
            note: saved.note,
        },
        circuits: account.circuits,
        changed_at: account.changed_at,
    }
}

fn parse(form: &AccountForm) -> Result<AccountFact, ApiError> {
    let mut problems = Problems::new();
    let name = CompanyName::parse("name", &form.name, &mut problems);
    let name_latin = CompanyName::parse_optional("nameLatin", &form.name_latin, &mut problems);
    let uid = form.uid.trim();
    let well_formed = (5..=20).contains(&uid.len()) && uid.chars().all(|c| c.is_ascii_digit());
    if !(uid.is_empty() || well_formed) {
        problems.block("uid", ProblemCode::AccountIdForm);
    }
    let note = if text::is_blank(&form.note) {
        String::new()
    } else {
        text::lines("note", &form.note, 1..=500, &mut problems).unwrap_or_default()
    };
    let (Some(name), false) = (name, problems.has_blocks()) else {
        return Err(ApiError::fields(&problems));
    };
    Ok(AccountFact {
        name: name.as_str().to_owned(),
        name_latin: name_latin
            .map(|name| name.as_str().to_owned())
            .unwrap_or_default(),
        kind: match form.kind {
            AccountKind::Corporate => "corporate",
            AccountKind::Individual => "individual",
        }
        .to_owned(),
        uid: uid.to_owned(),
        traffic_billing: form.traffic_billing,
        note,
    })
}
