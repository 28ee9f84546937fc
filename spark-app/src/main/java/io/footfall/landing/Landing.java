package io.footfall.landing;

import java.util.List;

/**
 * A folder in some storage into which recordings are put.
 *
 * <p>Safe for use by several threads. Whoever opens it closes it; channels taken from it must be
 * closed before.
 */
public interface Landing extends AutoCloseable {
  /** What it takes to open the same landing elsewhere. */
  LandingAddress address();

  /**
   * All files below the root, sorted by name.
   *
   * @throws LandingException if the root is missing or anything below cannot be listed
   */
  default List<LandedFile> list() throws LandingException {
    return list("");
  }

  /**
   * All files in a folder below the root and in its folders, sorted by name, whatever the order in
   * which storage lists them. Files and folders whose name begins with a dot are left out: they are
   * unfinished transfers, or snapshots and notes of the storage itself. A folder that does not
   * exist is empty.
   *
   * @param folder relative to the root; empty for the root itself, which must exist
   * @throws LandingException if something cannot be listed
   */
  List<LandedFile> list(String folder) throws LandingException;

  /**
   * Opens a file for reading at any position. What is not asked for is not fetched, up to a small
   * read-ahead. The caller closes the channel; it is for one thread.
   *
   * @throws ChangedFileException if the file is gone or is not what was listed; reads throw it when
   *     that happens later
   * @throws LandingException if storage refuses
   */
  RangeChannel open(LandedFile file) throws LandingException;

  /** Lets go of it; connections are the process's and serve the next who opens the same address. */
  @Override
  void close();
}
