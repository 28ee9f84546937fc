/**
 * Pages and pictures for people: the store report and the drawing on an annotated video.
 *
 * <p>The store report is one self-contained page for one store and one local day. The caller fills
 * {@link io.footfall.report.StoreDay} from the tables; whatever is not known is absent there and is
 * shown as "no footage", never as zero. The annotator draws tracks, lines and zones onto decoded
 * pictures.
 *
 * <p>This room knows values ({@code model}, {@code geometry}), {@code measure} and the JDK only: no
 * Spark, no storage, no video files, no clock. The same values give the same page and the same
 * pixels. Start reading at the annotator.
 */
package io.footfall.report;
