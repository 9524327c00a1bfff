-- A decision that was recorded by mistake is taken back by an event of its own; the application then waits again.

ALTER TABLE application_event
  DROP CONSTRAINT application_event_kind,
  ADD CONSTRAINT application_event_kind CHECK (event IN ('start', 'submit', 'return', 'accept', 'sign_off', 'decline', 'recommend',
    'decide', 'take_back_decision', 'defer', 'request_review', 'withdraw', 'time_out'));
