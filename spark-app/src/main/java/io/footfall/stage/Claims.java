package io.footfall.stage;

import io.footfall.landing.CaptureTime;
import io.footfall.landing.LandedFile;
import io.footfall.landing.LandingAddress;
import io.footfall.landing.LandingException;
import io.footfall.model.RecordingIssue;
import io.footfall.site.Camera;
import io.footfall.site.Site;
import io.footfall.site.Store;
import java.util.List;

/** Which camera took a landed file, and when. */
final class Claims {
  private final LandingAddress landing;
  private final Site site;

  Claims(LandingAddress landing, Site site) {
    this.landing = landing;
    this.site = site;
  }

  /** A file, the camera that took it, and the hash of all that its recording row depends on. */
  record Claim(LandedFile file, Camera camera, Store store, String inputHash) {}

  /** Files that a camera claims, in order of name, and what is to be said of the others. */
  record Listing(List<Claim> claims, List<RecordingIssue> issues) {}

  Listing list() throws LandingException {
    throw new IllegalStateException();
  }

  CaptureTime captureTime(Claim claim, ProbeFiles.Facts facts) throws LandingException {
    throw new IllegalStateException();
  }
}
