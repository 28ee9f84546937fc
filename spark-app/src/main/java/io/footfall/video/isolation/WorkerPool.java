package io.footfall.video.isolation;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The workers of this process: as many as have been needed at once, kept warm for a while. Thread
 * safe.
 */
final class WorkerPool implements AutoCloseable {
  private static final Duration WARM = Duration.ofMinutes(1);
  private static final long WATCH_MILLIS = 200;

  private static WorkerPool shared;

  private final Launch launch;
  private final WorkerLimits limits;
  private final Deque<Worker> idle = new ArrayDeque<>();
  private final Set<Worker> busy = new LinkedHashSet<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "footfall-decoder-watch");
            thread.setDaemon(true);
            return thread;
          });
  private boolean closed;

  WorkerPool(Launch launch, WorkerLimits limits) {
    this.launch = launch;
    this.limits = limits;
    watch.scheduleWithFixedDelay(this::look, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The pool of this JVM; it ends with the JVM. */
  static synchronized WorkerPool shared() {
    if (shared == null) {
      share(new WorkerPool(WorkerLaunch.standard(), WorkerLimits.DEFAULT));
    }
    return shared;
  }

  /** Puts another pool in the place of this JVM's; null for the one it has by itself. */
  static synchronized void share(WorkerPool pool) {
    shared = pool;
    if (pool != null) {
      Runtime.getRuntime().addShutdownHook(new Thread(pool::close));
    }
  }

  /** A worker for the caller alone, until it is given back or dropped. */
  Worker take() {
    Worker warm = takeIdle();
    if (warm != null) {
      return warm;
    }
    Worker started = start();
    try {
      started.awaitReady();
      return started;
    } catch (IllegalStateException e) {
      drop(started);
      throw e;
    }
  }

  private synchronized Worker takeIdle() {
    checkOpen();
    while (!idle.isEmpty()) {
      Worker worker = idle.pollLast();
      if (worker.isAlive()) {
        busy.add(worker);
        return worker;
      }
      worker.close();
    }
    return null;
  }

  private Worker start() {
    try {
      Worker worker = Worker.start(launch, limits);
      synchronized (this) {
        if (!closed) {
          busy.add(worker);
          return worker;
        }
      }
      worker.close();
    } catch (IOException e) {
      throw new IllegalStateException(
          "The process that decodes videos cannot be started: %s. Mend that, or run without isolation."
              .formatted(e.getMessage()),
          e);
    }
    throw new IllegalStateException("This process is ending");
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("This process is ending");
    }
  }

  /** Takes back a worker that waits for its next task. */
  synchronized void giveBack(Worker worker) {
    busy.remove(worker);
    if (closed) {
      worker.close();
    } else {
      worker.progressed();
      worker.rest();
      idle.addLast(worker);
    }
  }

  /** Ends a worker in the midst of a task. */
  void drop(Worker worker) {
    synchronized (this) {
      busy.remove(worker);
    }
    worker.close();
  }

  synchronized List<Long> pids() {
    return Stream.concat(idle.stream(), busy.stream()).map(Worker::pid).toList();
  }

  private synchronized void look() {
    busy.forEach(Worker::watch);
    while (!idle.isEmpty() && idle.peekFirst().hasRestedFor(WARM)) {
      idle.pollFirst().close();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    watch.shutdownNow();
    busy.forEach(worker -> worker.end("was in use when this process ended"));
    idle.forEach(Worker::close);
    idle.clear();
  }
}
