package io.footfall.simulate.encode;

/** Where an MP4 or MOV file keeps its index ({@code moov}); other containers ignore it. */
public enum IndexLayout {
  /** Behind the pictures, as cameras write it; a file that breaks off cannot be read at all. */
  LAST,
  /** Before the pictures, as downloads from recorders have it. */
  FIRST,
  /** Spread over the file, one fragment a key frame; readable up to the break. */
  FRAGMENTED
}
