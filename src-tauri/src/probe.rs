//! Measuring TCP connect times from this computer to a host that a person named, on their click.
//!
//! What is measured is the way from here to that host. Nothing is sent once the connection stands; it is
//! closed at once. Each measurement is bounded in number and rate by `desk-api` before it begins.

use std::collections::VecDeque;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use desk_api::measurement_plan;
use desk_api::wire::{
    ApiError, Attempt, AttemptFailure, BeginMeasurement, ById, MeasurementState, MeasurementView,
};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;

use crate::clock::System;

/// How long one connection may take, and the look-up of the name before all of them.
const PATIENCE: Duration = Duration::from_secs(3);

/// Measurements that are remembered; the oldest goes when another one begins.
const REMEMBERED: usize = 8;

/// The measurements of this run of the program.
#[derive(Debug, Clone, Default)]
pub struct Measurements(Arc<Mutex<VecDeque<MeasurementView>>>);

impl Measurements {
    /// Begins one, which goes on by itself. One that is still running is ended first: there is one rate.
    ///
    /// # Errors
    /// The host, the number or the pause is out of bounds.
    pub fn begin(&self, request: &BeginMeasurement) -> Result<MeasurementView, ApiError> {
        let host = measurement_plan(request)?;
        let view = MeasurementView {
            id: System.occasion().id(),
            host: host.to_string(),
            state: MeasurementState::Running,
            wanted: request.count,
            attempts: Vec::new(),
        };
        {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            for running in all.iter_mut().filter(|one| is_running(one)) {
                running.state = MeasurementState::Cancelled;
            }
            all.push_back(view.clone());
            while all.len() > REMEMBERED {
                all.pop_front();
            }
        }
        let (all, id) = (self.clone(), view.id.clone());
        let pause = Duration::from_millis(request.pause_ms.into());
        tauri::async_runtime::spawn(async move {
            all.measure(&id, (host.host(), host.port()), pause).await;
        });
        Ok(view)
    }

    /// How far one is.
    ///
    /// # Errors
    /// It is not remembered any more.
    pub fn look(&self, which: &ById) -> Result<MeasurementView, ApiError> {
        self.change(&which.id, |view| view.clone())
            .ok_or_else(|| ApiError::not_found("measurement"))
    }

    /// Ends one; what it has found stays.
    ///
    /// # Errors
    /// It is not remembered any more.
    pub fn cancel(&self, which: &ById) -> Result<MeasurementView, ApiError> {
        self.change(&which.id, |view| {
            if is_running(view) {
                view.state = MeasurementState::Cancelled;
            }
            view.clone()
        })
        .ok_or_else(|| ApiError::not_found("measurement"))
    }

    fn change<T>(&self, id: &str, change: impl FnOnce(&mut MeasurementView) -> T) -> Option<T> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter_mut().find(|view| view.id == id).map(change)
    }

    async fn measure(&self, id: &str, host: (&str, u16), pause: Duration) {
        // The name is looked up once, outside of what is measured.
        let address = match timeout(PATIENCE, lookup_host(host)).await {
            Ok(Ok(mut found)) => found.next().ok_or(AttemptFailure::NotFound),
            Ok(Err(_)) => Err(AttemptFailure::NotFound),
            Err(_) => Err(AttemptFailure::TimedOut),
        };
        loop {
            let at = now();
            let outcome = match address {
                Ok(address) => connect(address).await,
                Err(failure) => Err(failure),
            };
            let attempt = Attempt {
                at,
                micros: outcome.ok(),
                failure: outcome.err(),
            };
            let goes_on = self.change(id, |view| {
                if !is_running(view) {
                    return false;
                }
                view.attempts.push(attempt);
                // Without an address every further attempt would say the same.
                if address.is_err() || view.attempts.len() >= usize::from(view.wanted) {
                    view.state = MeasurementState::Done;
                }
                is_running(view)
            });
            if goes_on != Some(true) {
                return;
            }
            tokio::time::sleep(pause).await;
        }
    }
}

fn is_running(view: &MeasurementView) -> bool {
    view.state == MeasurementState::Running
}

/// The instant as it is kept.
fn now() -> String {
    System
        .occasion()
        .now
        .to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

/// Microseconds until the connection stands.
#[allow(
    clippy::disallowed_methods,
    reason = "a duration on this machine is what is measured"
)]
async fn connect(address: SocketAddr) -> Result<u32, AttemptFailure> {
    let start = Instant::now();
    match timeout(PATIENCE, TcpStream::connect(address)).await {
        // Under a microsecond there is no way between two computers.
        Ok(Ok(_)) => Ok(u32::try_from(start.elapsed().as_micros())
            .unwrap_or(u32::MAX)
            .max(1)),
        Ok(Err(error)) => Err(match error.kind() {
            ErrorKind::ConnectionRefused => AttemptFailure::Refused,
            ErrorKind::TimedOut => AttemptFailure::TimedOut,
            ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::NetworkDown
            | ErrorKind::AddrNotAvailable => AttemptFailure::Unreachable,
            _ => AttemptFailure::Other,
        }),
        Err(_) => Err(AttemptFailure::TimedOut),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{Ipv4Addr, TcpListener};

    fn request(host: String, count: u8, pause_ms: u16) -> BeginMeasurement {
        BeginMeasurement {
            host,
            count,
            pause_ms,
        }
    }

    /// Looks until the measurement has ended.
    fn end_of(all: &Measurements, id: &str) -> MeasurementView {
        let which = ById { id: id.to_owned() };
        loop {
            let view = all.look(&which).unwrap();
            if !is_running(&view) {
                return view;
            }
            std::thread::yield_now();
        }
    }

    #[test]
    fn a_listener_here_is_measured_as_often_as_was_asked() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let all = Measurements::default();
        let begun = all.begin(&request(host.clone(), 3, 200)).unwrap();
        let ended = end_of(&all, &begun.id);
        assert_eq!((ended.state, ended.host), (MeasurementState::Done, host));
        assert_eq!(ended.attempts.len(), 3);
        for attempt in &ended.attempts {
            assert!(attempt.micros.is_some_and(|micros| micros < 3_000_000));
        }
        let at: Vec<_> = ended
            .attempts
            .iter()
            .map(|attempt| chrono::DateTime::parse_from_rfc3339(&attempt.at).unwrap())
            .collect();
        assert!(
            at.windows(2)
                .all(|two| (two[1] - two[0]).num_milliseconds() >= 199),
            "the pause between two connections was not kept: {at:?}"
        );
    }

    #[test]
    fn a_closed_port_and_an_unknown_name_are_said() {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let host = free.local_addr().unwrap().to_string();
        drop(free);
        let all = Measurements::default();
        let closed = all.begin(&request(host, 1, 200)).unwrap();
        assert_eq!(
            end_of(&all, &closed.id).attempts[0].failure,
            Some(AttemptFailure::Refused)
        );
    }

    #[test]
    fn a_measurement_ends_when_a_person_ends_it_and_when_another_begins() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let all = Measurements::default();
        let first = all.begin(&request(host.clone(), 20, 10_000)).unwrap();
        let second = all.begin(&request(host, 20, 10_000)).unwrap();
        assert_eq!(
            end_of(&all, &first.id).state,
            MeasurementState::Cancelled,
            "two at once would double the rate"
        );
        let which = ById { id: second.id };
        assert_eq!(
            all.cancel(&which).unwrap().state,
            MeasurementState::Cancelled
        );
    }

    #[test]
    fn what_is_out_of_bounds_never_begins() {
        let all = Measurements::default();
        for wrong in [
            request("127.0.0.1".into(), 1, 200),
            request("127.0.0.1:1".into(), 0, 200),
            request("127.0.0.1:1".into(), 21, 200),
            request("127.0.0.1:1".into(), 1, 199),
        ] {
            assert!(!all.begin(&wrong).unwrap_err().fields.is_empty());
        }
        assert!(all.0.lock().unwrap().is_empty());
    }
}
