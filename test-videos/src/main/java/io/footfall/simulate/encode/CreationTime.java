package io.footfall.simulate.encode;

/** What a recording's file says about when it was made, by the camera's clock. */
public enum CreationTime {
  /** Nothing, as most cameras. */
  ABSENT,
  /** The start in UTC, as the formats want it. */
  START,
  /** The start in local time, marked as UTC: a widespread fault. */
  START_IN_LOCAL_TIME
}
