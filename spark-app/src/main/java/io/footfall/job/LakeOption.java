package io.footfall.job;

import picocli.CommandLine.Option;

/** The option that names the lake, the same in every command. */
final class LakeOption {
  @Option(
      names = "--lake",
      required = true,
      paramLabel = "URI",
      description = "Folder or container of the tables.")
  private String uri;

  /** A folder, or a container of Blob Storage. */
  String uri() {
    return uri;
  }
}
