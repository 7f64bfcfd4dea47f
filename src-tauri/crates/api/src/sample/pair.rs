//! A high-reliability order in the sample: two ports at two access points, created together.

use super::works::BY;
use super::{Story, local, settled_problems};
use crate::desk::again;
use crate::wire::{
    ApiError, ApplyOrder, CheckOrder, OrderForm, OrderOutcome, OrderPlaceForm, OrderPortForm,
    OrderView, RecordOrder,
};

impl Story<'_> {
    /// The pair is ordered, and created a day later under these ids.
    pub(super) fn pair(
        &mut self,
        days: i64,
        account: &str,
        ids: [&str; 2],
    ) -> Result<OrderView, ApiError> {
        let place = |access_point: &str, line_operator: &str| OrderPlaceForm {
            region: "cn-hangzhou".into(),
            access_point: access_point.into(),
            line_operator: line_operator.into(),
        };
        let form = OrderForm {
            account: account.into(),
            topology: "MultiApSingleDevice".into(),
            access_points: vec![
                place("Hangzhou-Xiaoshan-B", "CT"),
                place("Hangzhou-Gongshu-A", "CO"),
            ],
            port_type: "10GBase-LR".into(),
            resource_group: "network".into(),
            names: vec!["Hangzhou-DR-1".into(), "Hangzhou-DR-2".into()],
            description: "样例 · sample".into(),
            billing_rules: true,
            ..OrderForm::default()
        };
        let order = self.ago(days, |desk, mut occasion, key| {
            let check = CheckOrder {
                form: form.clone(),
                kept: Vec::new(),
            };
            let found = desk.check_order(again(&mut occasion), check)?;
            let kept = settled_problems(&found.problems);
            desk.apply_order(occasion, ApplyOrder { key, form, kept })
        })?;
        self.ago(days - 1, |desk, occasion, key| {
            let ports = order
                .members
                .iter()
                .zip(ids)
                .map(|(member, id)| OrderPortForm {
                    circuit: member.row.id.clone(),
                    instance_id: id.into(),
                })
                .collect();
            let request = RecordOrder {
                key,
                order: order.id.clone(),
                outcome: OrderOutcome::Created,
                ports,
                errors: Vec::new(),
                seen_by: BY.into(),
                seen_at: local(occasion.now, "Asia/Shanghai"),
                zone: "Asia/Shanghai".into(),
            };
            desk.record_order(occasion, request)
        })
    }
}
