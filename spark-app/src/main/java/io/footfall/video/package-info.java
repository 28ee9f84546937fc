/**
 * What is in a video file, where it can be cut, and its frames at the wanted times and size.
 *
 * <p>The only room that knows JavaCV and FFmpeg. It reads bytes from any seekable channel and knows
 * no storage, detector or lake.
 */
package io.footfall.video;
