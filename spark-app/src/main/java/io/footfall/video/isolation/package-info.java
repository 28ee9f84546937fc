/**
 * Decoding in a process of its own, so that a crash in native code costs a file and not an
 * executor.
 *
 * <p>A worker is a small JVM that knows the video room and nothing else: no storage, no secrets in
 * its environment, no network where the machine can take it away, limits on memory and written
 * files. It asks for bytes over its pipes, which {@link io.footfall.video.isolation.Conversation}
 * answers from the caller's channel, and lays frames into memory that both processes reach. Nothing
 * it says is believed before it was checked; silence is cut off. Each task has one worker, kept
 * warm between ranges and files.
 *
 * <p>A worker that dies becomes a {@link io.footfall.video.VideoException} of its own fault; who
 * called decides how often to try again.
 */
package io.footfall.video.isolation;
