/**
 * Writes pictures as the files cameras write: codecs, containers, vendor file names, clocks and
 * their faults.
 *
 * <p>{@link io.footfall.simulate.encode.Recorder} turns a {@link
 * io.footfall.simulate.encode.FrameSource} into a folder of recordings; {@link
 * io.footfall.simulate.encode.VideoFileWriter} below it writes one file with full control over
 * every presentation time. The same input gives the same bytes.
 *
 * <p>Encoders are those of the LGPL build of FFmpeg: H.264 by OpenH264, MPEG-4 (with B-frames),
 * Motion JPEG and Microsoft MPEG-4. That build has no software encoder for HEVC; {@link
 * io.footfall.simulate.encode.Codec#encoder()} asks at run time, so a build with Kvazaar gains it.
 *
 * <p>FFmpeg's log level, which belongs to the whole process, is set to errors only when the first
 * writer opens: OpenH264 warns once a file otherwise.
 */
package io.footfall.simulate.encode;
