/**
 * Finds recordings in storage: where they are, whether they are complete, when they were taken.
 *
 * <p>A {@link io.footfall.landing.Landing} lists files in the order of their names and reads them
 * by range, pinned to what was listed. There are three doors with one behaviour, held by one test:
 *
 * <table>
 * <caption>What each door can tell</caption>
 * <tr><th>address</th><th>through</th><th>pinned by</th><th>leases, metadata, tags</th></tr>
 * <tr><td>{@code https://account.blob.core.windows.net/…}</td><td>Azure's own client</td>
 *     <td>{@code If-Match} in every read</td><td>yes</td></tr>
 * <tr><td>{@code abfss://…} and other schemes of Hadoop</td><td>Hadoop's driver</td>
 *     <td>{@code If-Match} in every read (Azure)</td><td>no: the driver does not tell them, so use
 *     the quiet time or markers</td></tr>
 * <tr><td>a path, {@code file:}</td><td>Java</td><td>length and time, looked at before every
 *     read</td><td>there are none</td></tr>
 * </table>
 *
 * <p>What storage does not answer is asked again in the same way at each Azure door, see {@link
 * io.footfall.landing.LandingAddress}; credentials come from the environment of each process, see
 * {@link io.footfall.landing.AzureEnvironment}. {@link io.footfall.landing.RangeChannel} decides
 * how far to read ahead and counts what was fetched.
 *
 * <p>{@link io.footfall.landing.RecordingMatcher} tells whose files are and whether they are
 * complete, {@link io.footfall.landing.CaptureTime} when they begin and how that is known. The room
 * knows storage and site values; it must not know video, detection or the lake, so what a container
 * says is handed in. Start reading at {@link io.footfall.landing.Landing}.
 */
package io.footfall.landing;
