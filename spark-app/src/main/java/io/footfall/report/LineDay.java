package io.footfall.report;

import io.footfall.model.Line;
import java.util.Optional;

/**
 * A counting line and its day.
 *
 * @param crossings U-turns left out; absent when there was no footage
 */
public record LineDay(Line line, Optional<InOut> crossings) {}
