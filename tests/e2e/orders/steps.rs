//! The steps of an order, each as a person does it and sees it done.

use desk_tests::window::{Page, PageError};
use serde_json::json;

use super::Look;

type Done = Result<(), PageError>;

/// An access point of the order, as it is searched for.
pub struct Place {
    pub region: &'static str,
    /// Value of the carrier.
    pub line_operator: &'static str,
    pub access_point: &'static str,
}

/// One person's order. All of it is invented.
pub struct Story {
    /// Name of the log and of the pictures.
    pub log: &'static str,
    /// The system's language.
    pub system: &'static str,
    pub language: &'static str,
    pub theme: &'static str,
    /// Width and height in logical pixels.
    pub size: (u32, u32),
    pub organisation: &'static str,
    pub account: &'static str,
    pub places: [Place; 2],
    /// The window's word for an order whose answer is awaited.
    pub waiting: &'static str,
    /// What the table says of the order in the end.
    pub in_table: &'static str,
    /// What the order's page says after the answers.
    pub standing: &'static str,
}

pub const ENGLISH: Story = Story {
    log: "order-en",
    system: "en_GB",
    language: "en",
    theme: "light",
    size: (1440, 900),
    organisation: "Müller & Søn Logistics",
    account: "Müller & Søn Logistics ApS",
    places: [
        Place {
            region: "China (Hangzhou)",
            line_operator: "CT",
            access_point: "Hangzhou-Xiaoshan-B",
        },
        Place {
            region: "China (Hangzhou)",
            line_operator: "CU",
            access_point: "Hangzhou-Xiaoshan-A",
        },
    ],
    waiting: "waiting for Alibaba Cloud’s answer to the order",
    in_table: "4 wanted, 0 in service",
    standing: "4 links on 2 sites wanted; 4 waiting for their LOAs",
};

pub const CHINESE: Story = Story {
    log: "order-zh",
    system: "zh_CN",
    language: "zh",
    theme: "dark",
    size: (1024, 700),
    organisation: "云岚货运有限公司",
    account: "云岚货运有限公司",
    places: [
        Place {
            region: "杭州",
            line_operator: "CT",
            access_point: "杭州-萧山-B",
        },
        Place {
            region: "杭州",
            line_operator: "CU",
            access_point: "杭州-萧山-A",
        },
    ],
    waiting: "正在等待阿里云对订单的答复",
    in_table: "订单失败",
    standing: "订单失败，全部不计",
};

/// The id that the provider gives to the port at place `n`.
fn instance_id(n: usize) -> String {
    format!("pc-bp1ord00000{n}x2m")
}

/// The port that a failed order leaves behind.
const LEFT_BEHIND: &str = "pc-bp1left0behind";

/// The first start: language, theme and organisation.
pub fn welcome(page: &Page<'_>, story: &Story) -> Done {
    page.resize(story.size.0, story.size.1)?;
    page.click_at(&format!("language-{}", story.language))?;
    page.click_at(&format!("theme-{}", story.theme))?;
    page.fill_at("field-organisation", story.organisation)?;
    page.click_at("welcome-start")
}

/// High reliability, four ports at two sites; going on without a choice is refused at the cards.
pub fn choose_topology(page: &Page<'_>, look: &mut Look) -> Done {
    page.click_at("empty-apply")?;
    page.at("mode-highReliability")?;
    look.at(page, "mode")?;
    page.click_at("mode-highReliability")?;
    page.click_at("onward")?;
    page.at("problem-topology")?;
    page.click_at("topology-MultiApMultiDevice")?;
    page.wait_gone("problem-topology")?;
    look.at(page, "topology")?;
    page.click_at("onward")?;
    page.at("order-places").map(drop)
}

/// A new account, and both access points with their carriers.
pub fn choose_places(page: &Page<'_>, story: &Story, look: &mut Look) -> Done {
    page.click_at("new-account")?;
    page.fill_at("field-name", story.account)?;
    page.click_at("save-account")?;
    page.wait_gone("account-sheet")?;
    for (at, place) in story.places.iter().enumerate() {
        let field = |name: &str| format!("field-accessPoints.{at}.{name}");
        page.pick_at(&field("region"), place.region)?;
        page.choose_at(&field("lineOperator"), place.line_operator)?;
        page.pick_at(&field("accessPoint"), place.access_point)?;
    }
    page.wait("the quota of both access points", |page| {
        let meters = page.run(
            "return document.querySelectorAll('[data-testid^=place-] [data-testid^=quota-]').length;",
            vec![],
        )?;
        Ok((meters.as_u64() == Some(2)).then_some(()))
    })?;
    look.at(page, "places")?;
    page.click_at("onward")?;
    page.at("field-portType").map(drop)
}

/// Sees that what was typed so far is on the disk, up to the step that it led to.
pub fn see_draft_kept(page: &Page<'_>) -> Done {
    page.wait("the draft to be kept", |page| {
        let drafts = page.call("drafts", json!({ "request": {} }))?;
        Ok(drafts
            .to_string()
            .contains(r#"\"step\":\"ports\""#)
            .then_some(()))
    })
}

/// After the power cut: the draft leads back to the step, and what was chosen is there.
pub fn find_draft(page: &Page<'_>, story: &Story) -> Done {
    page.at("draft-order")?;
    page.click_at("continue-draft")?;
    page.at("field-portType")?;
    page.click_at("step-places")?;
    for (at, place) in story.places.iter().enumerate() {
        page.wait(place.access_point, |page| {
            let held = page.value_at(&format!("field-accessPoints.{at}.accessPoint"))?;
            Ok((held == place.access_point).then_some(()))
        })?;
    }
    page.click_at("step-ports")?;
    page.at("field-portType").map(drop)
}

/// Port type, failover group, and the billing that an account's first application asks for.
pub fn set_up_ports(page: &Page<'_>, look: &mut Look) -> Done {
    page.choose_at("field-portType", "10GBase-LR")?;
    page.tick_at("field-features-MULTI_MS_HA")?;
    page.click_at("onward")?;
    page.at("problem-trafficBillingActivated")?;
    page.tick_at("field-trafficBillingActivated")?;
    page.wait_gone("problem-trafficBillingActivated")?;
    look.at(page, "ports")?;
    page.click_at("onward")?;
    page.at("order-review").map(drop)
}

/// Types into a field of a long sheet, which is brought into view first.
fn fill_in_sheet(page: &Page<'_>, mark: &str, text: &str) -> Done {
    page.at(mark)?;
    page.run(
        "document.querySelector(`[data-testid=\"${arguments[0]}\"]`).scrollIntoView({ block: 'center' });",
        vec![json!(mark)],
    )?;
    page.fill_at(mark, text)
}

/// Four ports by name, consent, one submission.
pub fn review_and_apply(page: &Page<'_>, story: &Story, look: &mut Look) -> Done {
    page.wait("four ports by name", |page| {
        let lines = page.run(
            "return [...document.querySelectorAll('[data-testid=order-line] .mono')].map((one) => one.textContent);",
            vec![],
        )?;
        let names: Vec<_> = lines
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|name| name.as_str())
            .collect();
        Ok((names
            == [
                "Hangzhou-Xiaoshan-B-PConn1",
                "Hangzhou-Xiaoshan-B-PConn2",
                "Hangzhou-Xiaoshan-A-PConn1",
                "Hangzhou-Xiaoshan-A-PConn2",
            ])
        .then_some(()))
    })?;
    page.at("price-date")?;
    page.click_at("submit")?;
    page.at("problem-billingRules")?;
    page.tick_at("field-billingRules")?;
    page.wait_gone("problem-billingRules")?;
    look.at(page, "review")?;
    page.click_at("submit")?;
    page.at("order-page")?;
    page.wait_for_text(story.waiting)?;
    look.at(page, "waiting")
}

/// The order succeeded: every port has its id.
pub fn record_created(page: &Page<'_>, look: &mut Look) -> Done {
    page.click_at("action-recordOrder")?;
    page.click_at("outcome-created")?;
    fill_in_sheet(page, "field-seenBy", "Lin Yue")?;
    fill_in_sheet(page, "field-ports.0.instanceId", &instance_id(0))?;
    page.click_at("submit")?;
    // All or none: an id that is missing is asked for, and what was typed stays.
    page.at("problem-ports.1.instanceId")?;
    for n in 1..4 {
        fill_in_sheet(
            page,
            &format!("field-ports.{n}.instanceId"),
            &instance_id(n),
        )?;
    }
    look.at(page, "record-order")?;
    page.click_at("submit")?;
    page.wait_gone("record-order-sheet")?;
    page.wait_for_text(&instance_id(3))
}

/// Answers for all four at once; two links turn out to share a device, the last one is refused.
pub fn record_allocated(page: &Page<'_>, story: &Story, look: &mut Look) -> Done {
    page.click_at("action-recordPorts")?;
    page.click_at("all-Allocated")?;
    fill_in_sheet(page, "field-answers.0.port", "1/1/1")?;
    fill_in_sheet(page, "field-answers.0.device", "10.21.4.7")?;
    fill_in_sheet(page, "field-answers.1.device", "10.21.4.7")?;
    fill_in_sheet(page, "field-seenBy", "Lin Yue")?;
    look.at(page, "record-ports")?;
    page.click_at("submit")?;
    page.wait_gone("record-ports-sheet")?;
    page.wait_for_text(story.standing)?;
    page.at("lack-sharedDevice")?;
    page.at("lack-devicesUnknown")?;
    look.at(page, "allocated")
}

/// The table groups the circuits under the order, which leads back to its page.
pub fn see_the_table(page: &Page<'_>, story: &Story, look: &mut Look) -> Done {
    page.click_at("rail-circuits")?;
    page.at("order-group")?;
    page.wait_for_text(story.in_table)?;
    look.at(page, "table")?;
    page.click_at("open-order")?;
    page.at("order-page").map(drop)
}

/// One circuit is cancelled by a late refusal: the order wants another one in its place, and gets it.
pub fn replace_a_refused_one(page: &Page<'_>, look: &mut Look) -> Done {
    page.click("button", "Hangzhou-Xiaoshan-A-PConn2")?;
    page.at("next-action")?;
    page.click_at("more")?;
    page.click_at("action-recordLater")?;
    page.click_at("record-status-Canceled")?;
    fill_in_sheet(page, "field-seenBy", "Lin Yue")?;
    page.click_at("submit")?;
    page.wait_gone("record-sheet")?;
    look.at(page, "circuit")?;
    page.click_at("open-order")?;
    page.click_at("replace-4")?;
    page.at("follows")?;
    page.tick_at("field-billingRules")?;
    look.at(page, "replacement")?;
    page.click_at("submit")?;
    page.at("next-action")?;
    page.click_at("open-order")?;
    page.wait_for_text("1 waiting for its port")?;
    look.at(page, "replaced")
}

/// The quota that Alibaba Cloud granted stands on the account.
pub fn record_a_quota(page: &Page<'_>, story: &Story, look: &mut Look) -> Done {
    page.click_at("rail-accounts")?;
    page.at("account-row")?;
    page.click("button", story.account)?;
    page.at("quotas")?;
    page.click_at("change-quota-unpaid")?;
    fill_in_sheet(page, "field-limit", "12")?;
    look.at(page, "quotas")?;
    page.click_at("save-quota")?;
    page.wait_gone("quota-form")?;
    page.wait_for_text("4 of 12")
}

/// The order failed as a whole; one port exists nevertheless.
pub fn record_failed(page: &Page<'_>, story: &Story, look: &mut Look) -> Done {
    page.click_at("action-recordOrder")?;
    page.click_at("outcome-failed")?;
    fill_in_sheet(page, "field-seenBy", "林悦")?;
    page.click_at("submit")?;
    page.at("problem-errors")?;
    fill_in_sheet(page, "field-errors.0.code", "EcNotEnoughResource")?;
    fill_in_sheet(page, "field-errors.0.message", "该接入点端口资源不足")?;
    fill_in_sheet(page, "field-ports.0.instanceId", LEFT_BEHIND)?;
    look.at(page, "record-failed")?;
    page.click_at("submit")?;
    page.wait_gone("record-order-sheet")?;
    page.wait_for_text(story.standing)?;
    page.at(&format!("task-{LEFT_BEHIND}"))?;
    look.at(page, "failed")
}

/// The port was deleted in the console.
pub fn clean_up(page: &Page<'_>, story: &Story, look: &mut Look) -> Done {
    page.click_at("close-task")?;
    fill_in_sheet(page, "field-doneBy", "林悦")?;
    look.at(page, "close-task")?;
    page.click_at("close-task-confirm")?;
    page.wait_gone("close-task-dialog")?;
    page.wait_gone("close-task")?;
    look.at(page, "cleaned")?;
    page.click_at("rail-circuits")?;
    page.wait_for_text(story.in_table)?;
    look.at(page, "table")?;
    page.click_at("open-order")?;
    page.at("order-page").map(drop)
}

/// The whole order once more: everything is there but the consent.
pub fn apply_again(page: &Page<'_>, story: &Story) -> Done {
    page.click_at("action-applyAgain")?;
    page.at("order-topology")?;
    for _ in 0..3 {
        page.click_at("onward")?;
    }
    page.at("order-review")?;
    page.tick_at("field-billingRules")?;
    page.click_at("submit")?;
    page.at("order-page")?;
    page.wait_for_text(story.waiting)
}
