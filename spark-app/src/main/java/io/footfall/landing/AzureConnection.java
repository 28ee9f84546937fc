package io.footfall.landing;

import com.azure.core.exception.AzureException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import reactor.core.Exceptions;

/** A container as this process may see it, and how patiently it is asked. */
final class AzureConnection {
  /** One for each container and settings, for as long as the process lives, like Hadoop's. */
  private static final Map<Key, AzureConnection> OPEN = new HashMap<>();

  private final BlobContainerClient container;
  private final Attempts attempts;

  private AzureConnection(BlobContainerClient container, Attempts attempts) {
    this.container = container;
    this.attempts = attempts;
  }

  private record Key(String endpoint, String container, Map<String, String> settings) {}

  /** The process's connection to a container; the first call makes it. */
  static AzureConnection of(AzureAddress place, Map<String, String> settings)
      throws LandingException {
    synchronized (OPEN) {
      Key key = new Key(place.endpoint(), place.container(), settings);
      AzureConnection known = OPEN.get(key);
      if (known == null) {
        known = open(place, settings, AzureEnvironment.ofProcess());
        OPEN.put(key, known);
      }
      return known;
    }
  }

  static AzureConnection open(
      AzureAddress place, Map<String, String> settings, AzureEnvironment environment)
      throws LandingException {
    Attempts attempts = Attempts.of(settings);
    HttpClient http = http(attempts.timeout());
    int seconds = (int) Math.max(1, Math.min(attempts.timeout().toSeconds() + 1, 3_600));
    BlobServiceClientBuilder service =
        new BlobServiceClientBuilder()
            .endpoint(place.endpoint())
            .httpClient(http)
            .retryOptions(
                new RequestRetryOptions(RetryPolicyType.FIXED, 1, seconds, null, null, null));
    String account = place.account();
    Optional<String> sharedAccess = environment.sharedAccess(account);
    Optional<String> key =
        environment
            .key(account)
            .or(
                () ->
                    sharedAccess.isPresent()
                        ? Optional.empty()
                        : AzureEnvironment.emulatorKey(account));
    if (key.isPresent()) {
      service.credential(new StorageSharedKeyCredential(account, key.get()));
    } else if (sharedAccess.isPresent()) {
      service.sasToken(sharedAccess.get());
    } else {
      service.credential(new DefaultAzureCredentialBuilder().httpClient(http).build());
    }
    return new AzureConnection(
        service.buildClient().getBlobContainerClient(place.container()), attempts);
  }

  /** The JDK's own client: Azure's usual one needs another Netty than Spark's. */
  private static HttpClient http(Duration timeout) {
    return new JdkHttpClientBuilder()
        .connectionTimeout(timeout)
        .responseTimeout(timeout)
        .readTimeout(timeout)
        .build();
  }

  BlobContainerClient container() {
    return container;
  }

  /** Asks as {@link Attempts} does; what Azure's client throws becomes an IOException. */
  <T> T ask(String what, Supplier<T> request) throws IOException {
    return attempts.at(
        what,
        () -> {
          try {
            return request.get();
          } catch (BlobStorageException e) {
            throw new RefusalException(e.getStatusCode(), reason(e), e);
          } catch (RuntimeException e) {
            throw unwrapped(e);
          }
        });
  }

  private static String reason(BlobStorageException e) {
    return e.getErrorCode() == null ? "without a reason" : e.getErrorCode().toString();
  }

  private static IOException unwrapped(RuntimeException e) {
    Throwable cause = Exceptions.unwrap(e);
    for (Throwable c = cause; c != null; c = c.getCause()) {
      if (c instanceof IOException io) {
        return io;
      }
      if (c instanceof TimeoutException) {
        return new SocketTimeoutException(c.getMessage());
      }
    }
    if (cause instanceof AzureException) {
      return new LandingException(cause.getMessage().lines().findFirst().orElse(""), cause);
    }
    throw e;
  }
}
