package io.footfall.simulate.encode;

import java.util.EnumSet;
import java.util.Set;

/** A file format that holds the compressed pictures and their times. */
public enum Container {
  /** MPEG-4 file. */
  MP4("mp4", "mp4", EnumSet.of(Codec.H264, Codec.HEVC, Codec.MPEG4, Codec.MJPEG)),
  /** QuickTime file. */
  MOV("mov", "mov", EnumSet.of(Codec.H264, Codec.HEVC, Codec.MPEG4, Codec.MJPEG)),
  /** Matroska: times are whole milliseconds. */
  MKV("matroska", "mkv", EnumSet.allOf(Codec.class)),
  /** MPEG transport stream: readable up to the byte where it breaks off. */
  TS("mpegts", "ts", EnumSet.of(Codec.H264, Codec.HEVC, Codec.MPEG4)),
  /**
   * AVI: stores no times, only frames at a constant rate, with empty slots where one is missing.
   */
  AVI("avi", "avi", EnumSet.of(Codec.H264, Codec.MPEG4, Codec.MJPEG, Codec.MSMPEG4));

  private final String muxer;
  private final String extension;
  private final Set<Codec> codecs;

  Container(String muxer, String extension, Set<Codec> codecs) {
    this.muxer = muxer;
    this.extension = extension;
    this.codecs = codecs;
  }

  /** Returns the file name extension without its dot. */
  public String extension() {
    return extension;
  }

  public boolean holds(Codec codec) {
    return codecs.contains(codec);
  }

  /** Whether the format can hide frames and delay the start by an edit list. */
  public boolean hasEditList() {
    return this == MP4 || this == MOV;
  }

  /** Whether the format stores a time for every frame. */
  public boolean storesTimes() {
    return this != AVI;
  }

  String muxer() {
    return muxer;
  }
}
