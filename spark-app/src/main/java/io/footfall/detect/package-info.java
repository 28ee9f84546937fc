/**
 * People in a picture: model packages, their import, and the detectors that run them.
 *
 * <p>The only room that knows DJL and TensorFlow. It knows no video, storage or lake.
 */
package io.footfall.detect;
