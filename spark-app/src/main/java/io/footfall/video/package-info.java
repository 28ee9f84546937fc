/**
 * What is in a video file, where it can be cut, and its frames at the wanted times and size.
 *
 * <p>The only room that knows JavaCV and FFmpeg. It reads bytes from any seekable channel and knows
 * no storage, detector or lake.
 *
 * <p>{@link io.footfall.video.VideoProbe} reads a file's packet table, {@link
 * io.footfall.video.FrameRangePlanner} cuts it on key frames, and {@link
 * io.footfall.video.FrameReader} decodes one piece in the caller's thread. {@link
 * io.footfall.video.isolation.Isolation} does the same in a process that may crash. Three rules
 * hold it together:
 *
 * <ul>
 *   <li>Time is the container's time of showing, in microseconds from the first shown frame. A
 *       frame belongs to the range {@code [start, end)} its time falls in, wherever it is stored.
 *   <li>Ranges give frame for frame what one pass gives. A cut is only listed where that is so:
 *       nothing shown later is stored before it, nothing shown earlier is stored after it but the
 *       leading pictures directly behind, which the range before reads on for.
 *   <li>A fault is never an end. What cannot be decoded becomes an issue, what cannot be fetched an
 *       exception.
 * </ul>
 *
 * <p>FFmpeg is asked for nothing it would have to guess: no times it fills in, no reordering it
 * learns, no network, no container or codec beyond those we name.
 */
package io.footfall.video;
