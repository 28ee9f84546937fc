/**
 * People in a picture: model packages, their import, and the detectors that run them.
 *
 * <p>The only room that knows DJL and TensorFlow. It knows no video, storage or lake.
 *
 * <p>The way of a model: {@link io.footfall.detect.ModelImport} turns published files of known
 * checksum into a {@link io.footfall.detect.ModelPackage}, a folder that describes itself; {@link
 * io.footfall.detect.Detectors} picks the package's input size for a camera and opens a {@link
 * io.footfall.detect.PersonDetector} on it. The import needs no native library; the detectors need
 * TensorFlow's (see {@link io.footfall.detect.Detectors#open}). {@link
 * io.footfall.detect.CloserLook} says where a picture deserves a second look, {@link
 * io.footfall.detect.GlobalMotion} how the camera moved, {@link
 * io.footfall.detect.TemporalDifference} what changed where somebody was found.
 *
 * <p>Scopes: a model lives once a JVM and input size until the process ends; a detector belongs to
 * one frame range and its caller closes it; tensors live for one call.
 */
package io.footfall.detect;
