package io.footfall.landing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.azurebfs.contracts.exceptions.KeyProviderException;
import org.apache.hadoop.fs.azurebfs.extensions.SASTokenProvider;
import org.apache.hadoop.fs.azurebfs.services.SimpleKeyProvider;

/**
 * Credentials for Azure storage, from the environment of this process and nowhere else: they are on
 * no command line, in no plan, and do not travel from the driver to executors. So executors need
 * the variables, or the identity, as well.
 *
 * <p>The names are those of Azure's own tools: {@code AZURE_STORAGE_CONNECTION_STRING}, else {@code
 * AZURE_STORAGE_KEY}, else {@code AZURE_STORAGE_SAS_TOKEN}; the latter two are for the account
 * {@code AZURE_STORAGE_ACCOUNT} where that is set, and for any otherwise. Where none is set the
 * {@code https:} door asks {@code DefaultAzureCredential}, which knows managed and workload
 * identities, service principals ({@code AZURE_CLIENT_ID} …) and who is logged in; ABFS does as its
 * {@code fs.azure.account.auth.type} says. The account of the emulator Azurite has a key that
 * everybody knows.
 */
public final class AzureEnvironment {
  private static final String EMULATOR = "devstoreaccount1";
  private static final String EMULATOR_KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static final String KEY_PROVIDER = "fs.azure.account.keyprovider";
  private static final String AUTH_TYPE = "fs.azure.account.auth.type";
  private static final String SAS_PROVIDER = "fs.azure.sas.token.provider.type";

  private final Map<String, String> variables;

  AzureEnvironment(Map<String, String> variables) {
    this.variables = variables;
  }

  static AzureEnvironment ofProcess() {
    return new AzureEnvironment(System.getenv());
  }

  /**
   * Hadoop settings, without Spark's prefix, by which ABFS finds the credentials of the environment
   * of whichever process it runs in. They hold names of classes, never a credential.
   */
  public static Map<String, String> hadoopSettings() {
    return ofProcess().settings();
  }

  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put(KEY_PROVIDER, Key.class.getName());
    boolean hasOnlySas = variable("AZURE_STORAGE_KEY").isEmpty() && named("AccountKey").isEmpty();
    if (hasOnlySas
        && variable("AZURE_STORAGE_SAS_TOKEN")
            .or(() -> named("SharedAccessSignature"))
            .isPresent()) {
      settings.put(AUTH_TYPE, "SAS");
      settings.put(SAS_PROVIDER, SharedAccess.class.getName());
    }
    return settings;
  }

  /** The account's key, if it is in the environment. */
  Optional<String> key(String account) {
    return fromConnectionString("AccountKey", account)
        .or(() -> variable("AZURE_STORAGE_KEY").filter(key -> isMeant(account)));
  }

  /** The key that everybody knows, if this is the emulator's account. */
  static Optional<String> emulatorKey(String account) {
    return Optional.of(EMULATOR_KEY).filter(key -> account.equals(EMULATOR));
  }

  /** A shared access signature for the account, without its question mark, if there is one. */
  Optional<String> sharedAccess(String account) {
    return fromConnectionString("SharedAccessSignature", account)
        .or(() -> variable("AZURE_STORAGE_SAS_TOKEN").filter(token -> isMeant(account)))
        .map(token -> token.startsWith("?") ? token.substring(1) : token);
  }

  private boolean isMeant(String account) {
    return variable("AZURE_STORAGE_ACCOUNT").map(account::equals).orElse(true);
  }

  private Optional<String> fromConnectionString(String name, String account) {
    return named(name)
        .filter(
            value ->
                named("AccountName").map(account::equals).orElseGet(() -> hasEndpointOf(account)));
  }

  /** Connection strings with a signature name the account only in its address. */
  private boolean hasEndpointOf(String account) {
    return named("BlobEndpoint")
        .map(
            endpoint -> endpoint.contains("//" + account + ".") || endpoint.endsWith("/" + account))
        .orElse(true);
  }

  /** A part of the connection string, which is {@code name=value;name=value}. */
  private Optional<String> named(String name) {
    String text = variables.getOrDefault("AZURE_STORAGE_CONNECTION_STRING", "");
    for (String part : text.split(";", -1)) {
      if (part.startsWith(name + "=")) {
        return Optional.of(part.substring(name.length() + 1)).filter(value -> !value.isBlank());
      }
    }
    return Optional.empty();
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** Gives ABFS the key of the environment, or else the one in its own settings. */
  public static final class Key extends SimpleKeyProvider {
    @Override
    public String getStorageAccountKey(String host, Configuration configuration)
        throws KeyProviderException {
      String account = account(host);
      Optional<String> key = ofProcess().key(account).or(() -> emulatorKey(account));
      return key.isPresent() ? key.get() : super.getStorageAccountKey(host, configuration);
    }
  }

  /** Gives ABFS the shared access signature of the environment. */
  public static final class SharedAccess implements SASTokenProvider {
    @Override
    public void initialize(Configuration configuration, String host) {
      // The environment is read when a signature is asked for.
    }

    @Override
    public String getSASToken(String host, String container, String path, String operation)
        throws LandingException {
      return ofProcess()
          .sharedAccess(account(host))
          .orElseThrow(
              () ->
                  new LandingException(
                      "AZURE_STORAGE_SAS_TOKEN is not set on this machine, or is not for %s."
                          .formatted(host)));
    }
  }

  private static String account(String host) {
    return host.replaceFirst("\\..*", "");
  }
}
