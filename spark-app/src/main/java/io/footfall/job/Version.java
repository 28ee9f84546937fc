package io.footfall.job;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of the code, as the ledger and {@code --version} give it. */
final class Version implements IVersionProvider {
  static String current() {
    return Objects.requireNonNullElse(
        Footfall.class.getPackage().getImplementationVersion(), "development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"footfall " + current()};
  }
}
