package io.footfall.landing;

import com.azure.core.http.rest.PagedResponse;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobItemProperties;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.blob.models.LeaseStateType;
import com.azure.storage.blob.models.LeaseStatusType;
import com.azure.storage.blob.models.ListBlobsOptions;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of a blob container, through Azure's own client: it knows leases, metadata and tags.
 *
 * <p>Every read names the tag that was listed ({@code If-Match}), so a file that was replaced
 * answers no more. Credentials are the process's own, see {@link AzureEnvironment}.
 */
final class AzureLanding implements Landing {
  private static final Logger LOG = LoggerFactory.getLogger(AzureLanding.class);

  /** How accounts with real folders mark a folder in a list of blobs. */
  private static final String FOLDER_MARK = "hdi_isfolder";

  private final LandingAddress address;
  private final AzureAddress place;
  private final AzureConnection connection;

  private AzureLanding(LandingAddress address, AzureAddress place, AzureConnection connection) {
    this.address = address;
    this.place = place;
    this.connection = connection;
  }

  static AzureLanding open(LandingAddress address) throws LandingException {
    AzureAddress place = AzureAddress.parse(address.uri());
    return new AzureLanding(address, place, AzureConnection.of(place, address.settings()));
  }

  /** A landing with credentials of another environment, on a connection of its own. */
  static AzureLanding open(LandingAddress address, AzureEnvironment environment)
      throws LandingException {
    AzureAddress place = AzureAddress.parse(address.uri());
    return new AzureLanding(
        address, place, AzureConnection.open(place, address.settings(), environment));
  }

  @Override
  public LandingAddress address() {
    return address;
  }

  @Override
  public List<LandedFile> list(String folder) throws LandingException {
    String start = path(folder);
    String prefix = start.isEmpty() ? "" : start + "/";
    List<LandedFile> files = new ArrayList<>();
    boolean found = false;
    for (BlobItem item : items(prefix)) {
      found = true;
      LandedFile file = landed(item);
      if (!isFolder(item) && !("/" + file.name()).contains("/.")) {
        files.add(file);
      }
    }
    if (!found && folder.isEmpty() && !prefix.isEmpty()) {
      throw new LandingException(
          "The landing folder %s does not exist: the container has nothing below it. Check the path."
              .formatted(address));
    }
    files.sort(Comparator.comparing(LandedFile::name));
    return List.copyOf(files);
  }

  private List<BlobItem> items(String prefix) throws LandingException {
    BlobListDetails details = new BlobListDetails().setRetrieveMetadata(true).setRetrieveTags(true);
    try {
      try {
        return items(prefix, details);
      } catch (RefusalException e) {
        if (e.status() != 403 && e.status() != 400 && e.status() != 409) {
          throw e;
        }
        LOG.info(
            "{} does not give index tags away ({}): listed without them", address, e.getMessage());
        return items(prefix, details.setRetrieveTags(false));
      }
    } catch (IOException e) {
      if (e instanceof RefusalException refusal && refusal.isGone()) {
        throw new LandingException(
            "The landing container of %s does not exist. Check account and container."
                .formatted(address),
            e);
      }
      throw refused("list " + address, e);
    }
  }

  private List<BlobItem> items(String prefix, BlobListDetails details) throws IOException {
    ListBlobsOptions options = new ListBlobsOptions().setPrefix(prefix).setDetails(details);
    BlobContainerClient container = connection.container();
    List<BlobItem> items = new ArrayList<>();
    String next = null;
    do {
      String from = next;
      PagedResponse<BlobItem> page =
          connection.ask(
              "list " + address,
              () ->
                  container.listBlobs(options, from, null).iterableByPage(from).iterator().next());
      items.addAll(page.getValue());
      next = page.getContinuationToken();
    } while (next != null && !next.isEmpty());
    return items;
  }

  @Override
  public RangeChannel open(LandedFile file) throws LandingException {
    BlobClient blob = connection.container().getBlobClient(path(file.name()));
    check(file, blob);
    return new RangeChannel(
        new RangeChannel.Source() {
          @Override
          public int read(long position, byte[] into, int offset, int length)
              throws LandingException {
            return readRange(file, blob, position, new Bytes(into, offset, length));
          }

          @Override
          public void close() {
            // Each range is a request of its own.
          }
        },
        file,
        RangeChannel.ReadAhead.GROWING);
  }

  private int readRange(LandedFile file, BlobClient blob, long position, Bytes into)
      throws LandingException {
    String what = "read %d bytes at %d of %s".formatted(into.length(), position, file.uri());
    BlobRequestConditions pinned =
        new BlobRequestConditions().setIfMatch("\"" + file.etag() + "\"");
    try {
      return connection.ask(
          what,
          () -> {
            into.clear();
            blob.downloadStreamWithResponse(
                into,
                new BlobRange(position, (long) into.length()),
                new DownloadRetryOptions().setMaxRetryRequests(0),
                pinned,
                false,
                null,
                Context.NONE);
            return into.count();
          });
    } catch (IOException e) {
      if (e instanceof RefusalException refusal
          && (refusal.isGone() || refusal.isOfAnotherContent())) {
        check(file, blob);
      }
      throw refused(what, e);
    }
  }

  private void check(LandedFile file, BlobClient blob) throws LandingException {
    try {
      BlobProperties now = connection.ask("look at " + file.uri(), blob::getProperties);
      if (now.getBlobSize() != file.sizeBytes() || !tag(now.getETag()).equals(file.etag())) {
        throw ChangedFileException.logged(
            file, "%d bytes (tag %s)".formatted(now.getBlobSize(), tag(now.getETag())));
      }
    } catch (LandingException e) {
      throw e;
    } catch (IOException e) {
      if (e instanceof RefusalException refusal && refusal.isGone()) {
        throw ChangedFileException.logged(file, "it is gone");
      }
      throw refused("look at " + file.uri(), e);
    }
  }

  private LandedFile landed(BlobItem item) {
    BlobItemProperties properties = item.getProperties();
    OffsetDateTime modified = properties.getLastModified();
    String name =
        place.folder().isEmpty()
            ? item.getName()
            : item.getName().substring(place.folder().length() + 1);
    Map<String, String> labels = new HashMap<>();
    if (item.getTags() != null) {
      labels.putAll(item.getTags());
    }
    if (item.getMetadata() != null) {
      labels.putAll(item.getMetadata());
    }
    boolean leased =
        properties.getLeaseStatus() == LeaseStatusType.LOCKED
            || properties.getLeaseState() == LeaseStateType.LEASED
            || properties.getLeaseState() == LeaseStateType.BREAKING;
    return new LandedFile(
        connection.container().getBlobClient(item.getName()).getBlobUrl(),
        name,
        properties.getContentLength(),
        modified.toInstant(),
        tag(properties.getETag()),
        leased,
        labels);
  }

  private static boolean isFolder(BlobItem item) {
    return item.getMetadata() != null && item.getMetadata().containsKey(FOLDER_MARK);
  }

  private String path(String name) {
    if (place.folder().isEmpty() || name.isEmpty()) {
      return place.folder() + name;
    }
    return place.folder() + "/" + name;
  }

  private static String tag(String etag) {
    return etag.replaceFirst("^W/", "").replace("\"", "");
  }

  private static LandingException refused(String what, IOException cause) {
    return new LandingException(
        "Cannot %s: %s. Check the address, the network, and that the identity or the AZURE_STORAGE_… variables of this process may list and read it."
            .formatted(what, cause.getMessage()),
        cause);
  }

  @Override
  public void close() {
    // The connection is the process's.
  }
}
