package io.footfall.stage;

import io.footfall.geometry.PictureSize;
import io.footfall.model.Recording;
import io.footfall.video.FrameRange;
import java.io.Serializable;

/**
 * The work of one Detect task: a frame range of a recording.
 *
 * @param nextSeekPosition byte offset at which the next range starts, or the file's length; -1 when
 *     unknown
 * @param zone the store's time zone, for the local date of what is found
 * @param framesPerSecond of the sampling grid; 0 means every frame
 * @param input the picture that the detector is given
 */
record RangeTask(
    Recording recording,
    FrameRange range,
    long nextSeekPosition,
    String zone,
    double framesPerSecond,
    PictureSize input)
    implements Serializable {}
