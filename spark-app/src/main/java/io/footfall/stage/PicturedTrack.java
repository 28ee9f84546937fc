package io.footfall.stage;

import io.footfall.geometry.PictureSize;
import io.footfall.model.Track;

/**
 * A track of one camera-day.
 *
 * @param picture the size of the pictures that it was seen in
 */
record PicturedTrack(CameraDay cameraDay, Track track, PictureSize picture) {}
