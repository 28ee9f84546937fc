package io.footfall.video;

import io.footfall.video.VideoException.Fault;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Fills a packet table without decoding: from the index where the container has one that says it
 * all, else by reading the file through.
 */
final class PacketWalk {
  /** A step back in time by more than this is a new clock and not the order of storing. */
  private static final long MOST_REORDERING_US = 10_000_000L;

  private final Demuxer demuxer;
  private final PacketTable table = new PacketTable();
  private final List<ProbeIssue> issues = new ArrayList<>();
  private final BitSet blind = new BitSet();
  private boolean reordersUnseen;

  private PacketWalk(Demuxer demuxer) {
    this.demuxer = demuxer;
  }

  /** Walks a demuxer that has just been opened. */
  static PacketWalk of(Demuxer demuxer) throws VideoException {
    PacketWalk walk = new PacketWalk(demuxer);
    switch (demuxer.file().container()) {
      case AVI:
        walk.avi();
        break;
      case MP4:
        demuxer.file().input().hollowOut();
        walk.read();
        break;
      default:
        walk.read();
    }
    walk.cutTruncated();
    walk.missTheRest();
    return walk;
  }

  PacketTable table() {
    return table;
  }

  /** What was found on the way; places are not known yet, so all are -1. */
  List<ProbeIssue> issues() {
    return issues;
  }

  /**
   * Places to seek to by packet; a key frame that is missing here cannot be sought.
   *
   * <p>Matroska is entered at a cluster, so only the first key frame of each counts. MP4 is entered
   * by offset, so a sample that an edit list shows twice has no place. A key frame whose parameter
   * sets stand elsewhere is none to begin with. A fragmented MP4, and an AVI whose order of showing
   * only its decoder knows, cannot be entered but at the start.
   */
  Map<Integer, Long> entries() {
    Map<Integer, Long> entries = new HashMap<>();
    if (demuxer.file().container() == Container.FRAGMENTED_MP4 || reordersUnseen) {
      return entries;
    }
    Map<Long, Long> clusters = clusters();
    Set<Long> used = new HashSet<>();
    for (int i = 0; i < table.count(); i++) {
      if (table.isKey(i) && !blind.get(i)) {
        Long place =
            demuxer.file().container() == Container.MATROSKA
                ? clusters.get(table.time(i))
                : Long.valueOf(table.position(i));
        if (place != null && place >= 0 && used.add(place)) {
          entries.put(i, place);
        }
      }
    }
    return entries;
  }

  private Map<Long, Long> clusters() {
    Map<Long, Long> clusters = new HashMap<>();
    if (demuxer.file().container() == Container.MATROSKA) {
      int count = avformat.avformat_index_get_entries_count(demuxer.file().stream());
      for (int i = 0; i < count; i++) {
        AVIndexEntry entry = avformat.avformat_index_get_entry(demuxer.file().stream(), i);
        clusters.put(entry.timestamp(), entry.pos());
      }
    }
    return clusters;
  }

  private void avi() throws VideoException {
    int entries = avformat.avformat_index_get_entries_count(demuxer.file().stream());
    String codec = demuxer.file().codec();
    boolean shownAsStored = codec.startsWith("msmpeg4") || codec.equals("mjpeg");
    if (entries > 0 && shownAsStored) {
      for (int i = 0; i < entries; i++) {
        AVIndexEntry entry = avformat.avformat_index_get_entry(demuxer.file().stream(), i);
        table.add(entry.timestamp(), entry.pos(), entry.size());
        if (codec.equals("mjpeg") || (entry.flags() & AVIndexEntry.AVINDEX_KEYFRAME) != 0) {
          table.markKey();
        }
      }
      return;
    }
    if (entries == 0) {
      issues.add(
          new ProbeIssue(
              Fault.TRUNCATED,
              -1,
              "%s has no index at its end: the recording was cut off. What is there is used."
                  .formatted(demuxer.file().name())));
    }
    read();
  }

  private void read() throws VideoException {
    try (PictureKinds kinds = new PictureKinds(demuxer);
        ParameterSets sets = new ParameterSets(demuxer)) {
      StoredOrder order = null;
      long clock = avutil.AV_NOPTS_VALUE;
      while (more()) {
        AVPacket packet = demuxer.packet();
        if (endsTooEarly(packet)) {
          break;
        }
        boolean stored = demuxer.timesAreSlots();
        long time = demuxer.packetTime(clock);
        clock = time;
        table.add(time, demuxer.packetPosition(), packet.size());
        if (stored) {
          order = order == null ? new StoredOrder() : order;
          kinds.inspect(packet);
          order.add(time, kinds.kind());
        }
        if (stored ? kinds.isKey() : demuxer.packetIsKey()) {
          table.markKey();
          blind.set(table.count() - 1, !sets.areKnownAt(packet));
        }
        if (!demuxer.packetIsShown()) {
          table.hide(table.count() - 1);
        }
      }
      if (order != null) {
        applyOrder(order, kinds);
      }
    }
  }

  /** A packet that the end of the file has cut off; a transport stream marks others like that. */
  private boolean endsTooEarly(AVPacket packet) {
    return demuxer.file().container() != Container.MPEG_TS
        && (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0
        && avformat.avio_feof(demuxer.file().format().pb()) != 0;
  }

  /** The next packet; damage that ends the file early becomes an issue. */
  private boolean more() throws VideoException {
    try {
      return demuxer.read();
    } catch (VideoException e) {
      if (e.fault() == Fault.STORAGE || table.count() == 0) {
        throw e;
      }
      issues.add(new ProbeIssue(e.fault(), -1, e.getMessage()));
      return false;
    }
  }

  private void applyOrder(StoredOrder order, PictureKinds kinds) {
    order.end();
    if (kinds.onlyDecoderKnowsOrder()) {
      reordersUnseen = kinds.seenBidirectional();
      return;
    }
    for (int i = 0; i < table.count(); i++) {
      table.time(i, order.shownAt(table.time(i)));
    }
  }

  /** Drops what an index promises beyond the end of the file, and what follows a new clock. */
  private void cutTruncated() {
    long size = demuxer.file().input().size();
    long latest = Long.MIN_VALUE;
    long mostReordering = demuxer.timeBase().toTicks(MOST_REORDERING_US);
    for (int i = 0; i < table.count(); i++) {
      if (table.position(i) + table.size(i) > size) {
        cut(i, Fault.TRUNCATED, "%s ends %d frames before its index does: it was cut off.");
      } else if (table.isShown(i)) {
        if (latest != Long.MIN_VALUE && table.time(i) < latest - mostReordering) {
          cut(i, Fault.DAMAGED, "In %s time goes back, and %d frames after that are left out.");
        }
        latest = Math.max(latest, table.time(i));
      }
    }
  }

  /** Notices that less is there than the container promises. */
  private void missTheRest() throws VideoException {
    if (issues.stream().anyMatch(issue -> issue.fault() == Fault.TRUNCATED)) {
      return;
    }
    boolean indexed = demuxer.file().container() == Container.MP4;
    int promised = avformat.avformat_index_get_entries_count(demuxer.file().stream());
    if (indexed && table.count() < promised) {
      issues.add(
          new ProbeIssue(
              Fault.TRUNCATED,
              -1,
              "%s was cut off: it has %d of %d frames. What is there is used."
                  .formatted(demuxer.file().name(), table.count(), promised)));
    }
    long promisedBytes = demuxer.file().promisedBytes();
    long size = demuxer.file().input().size();
    if (promisedBytes > size) {
      issues.add(
          new ProbeIssue(
              Fault.TRUNCATED,
              -1,
              "%s was cut off: it has %d of %d bytes. What is there is used."
                  .formatted(demuxer.file().name(), size, promisedBytes)));
    }
  }

  private void cut(int packet, Fault fault, String message) {
    issues.add(
        new ProbeIssue(
            fault, -1, message.formatted(demuxer.file().name(), table.count() - packet)));
    table.cutAt(packet);
  }
}
