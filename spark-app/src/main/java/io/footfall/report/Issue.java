package io.footfall.report;

import java.time.Duration;
import java.util.Optional;

/**
 * Footage that was skipped or only partly used.
 *
 * @param camera the camera's name; may be empty
 * @param recording which recording
 * @param kind short, for example "unreadable"
 * @param reason a sentence: what is wrong and what to do
 * @param lost footage that is missing because of it; absent when that is not known
 */
public record Issue(
    String camera, String recording, String kind, String reason, Optional<Duration> lost) {}
