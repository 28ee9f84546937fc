package io.footfall.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import io.footfall.landing.Store.Door;
import io.footfall.storage.Azurite;
import io.footfall.storage.CapturedLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureCredentialsTest {
  private static AzureEnvironment environment(String... namesAndValues) {
    return new AzureEnvironment(
        namesAndValues.length == 2
            ? Map.of(namesAndValues[0], namesAndValues[1])
            : Map.of(namesAndValues[0], namesAndValues[1], namesAndValues[2], namesAndValues[3]));
  }

  @Test
  void aKeyIsForTheAccountThatIsNamedOrForAny() {
    assertThat(environment("AZURE_STORAGE_KEY", "k").key("shop")).contains("k");
    AzureEnvironment named = environment("AZURE_STORAGE_KEY", "k", "AZURE_STORAGE_ACCOUNT", "shop");
    assertThat(named.key("shop")).contains("k");
    assertThat(named.key("other")).isEmpty();
  }

  @Test
  void aConnectionStringComesFirst() {
    AzureEnvironment both =
        environment(
            "AZURE_STORAGE_CONNECTION_STRING",
            "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=c+/==;EndpointSuffix=core.windows.net",
            "AZURE_STORAGE_KEY",
            "k");
    assertThat(both.key("shop")).contains("c+/==");
    assertThat(both.key("other")).contains("k");
    AzureEnvironment signed =
        environment(
            "AZURE_STORAGE_CONNECTION_STRING",
            "BlobEndpoint=https://shop.blob.core.windows.net/;SharedAccessSignature=sv=1&sig=s%3D");
    assertThat(signed.sharedAccess("shop")).contains("sv=1&sig=s%3D");
    assertThat(signed.sharedAccess("other")).isEmpty();
    assertThat(signed.key("shop")).isEmpty();
  }

  @Test
  void theEmulatorsKeyIsKnownAndNobodyElses() {
    assertThat(AzureEnvironment.emulatorKey(Azurite.ACCOUNT)).isPresent();
    assertThat(AzureEnvironment.emulatorKey("shop")).isEmpty();
    assertThat(environment("AZURE_STORAGE_KEY", "").key("shop")).isEmpty();
  }

  @Test
  void hadoopIsToldWhoAsksTheEnvironmentButNoCredential() {
    AzureEnvironment signed = environment("AZURE_STORAGE_SAS_TOKEN", "?sig=secret");
    assertThat(signed.settings())
        .containsEntry("fs.azure.account.auth.type", "SAS")
        .doesNotContainValue("secret");
    assertThat(signed.settings().toString()).doesNotContain("secret");
    assertThat(environment("AZURE_STORAGE_KEY", "secret").settings())
        .containsOnlyKeys("fs.azure.account.keyprovider");
    assertThat(signed.sharedAccess("shop")).contains("sig=secret");
  }

  @Test
  void aSharedAccessSignatureOpensWhatItAllowsAndIsNeverShown() throws IOException {
    Store.Container store = (Store.Container) Door.AZURE.empty(Path.of(""));
    store.put("a.mp4", (byte) 1);
    String listAndRead = signature(store, "rl");
    String readOnly = signature(store, "r");
    LandingAddress address = new LandingAddress(store.uri(""), store.settings());
    try (Landing landing = open(address, listAndRead)) {
      List<LandedFile> files = landing.list();
      assertThat(files).extracting(LandedFile::name).containsExactly("a.mp4");
      assertThat(files.get(0).uri()).doesNotContain("sig");
      landing.open(files.get(0)).close();
    }
    try (CapturedLog log = new CapturedLog("io.footfall");
        Landing landing = open(address, readOnly)) {
      assertThatThrownBy(landing::list)
          .isInstanceOf(LandingException.class)
          .hasMessageContaining("HTTP 403")
          .hasMessageContaining("AZURE_STORAGE_")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sig="));
      assertThat(log.lines()).allMatch(line -> !line.contains("sig="));
    }
  }

  private static Landing open(LandingAddress address, String signature) throws LandingException {
    return AzureLanding.open(address, environment("AZURE_STORAGE_SAS_TOKEN", signature));
  }

  private static String signature(Store.Container store, String permissions) {
    return store
        .container()
        .generateSas(
            new BlobServiceSasSignatureValues(
                OffsetDateTime.now().plusHours(1), BlobContainerSasPermission.parse(permissions)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.blob.core.windows.net/landing?sv=1&sig=secret",
        "https://user:secret@shop.blob.core.windows.net/landing"
      })
  void anAddressWithCredentialsIsRefusedWithoutRepeatingThem(String uri) {
    assertThatThrownBy(() -> Landings.open(uri, Map.of()))
        .isInstanceOf(LandingException.class)
        .hasMessageContaining("AZURE_STORAGE_SAS_TOKEN")
        .satisfies(e -> assertThat(e.toString()).doesNotContain("secret"));
  }

  @Test
  void anAddressNamesAccountContainerAndFolder() throws LandingException {
    assertThat(AzureAddress.parse("https://shop.blob.core.windows.net/landing/a b/c/"))
        .isEqualTo(
            new AzureAddress("https://shop.blob.core.windows.net", "shop", "landing", "a b/c"));
    assertThat(AzureAddress.parse("http://127.0.0.1:10000/devstoreaccount1/landing"))
        .isEqualTo(
            new AzureAddress(
                "http://127.0.0.1:10000/devstoreaccount1", "devstoreaccount1", "landing", ""));
    assertThat(AzureAddress.parse("http://azurite:10000/devstoreaccount1/landing").account())
        .isEqualTo("devstoreaccount1");
    assertThatThrownBy(() -> AzureAddress.parse("https://shop.blob.core.windows.net/"))
        .isInstanceOf(LandingException.class)
        .hasMessageContaining("names no container");
  }

  @Test
  void withoutAnythingTheIdentityIsAskedAndTheMessageSaysWhatToSet() {
    LandingAddress address =
        new LandingAddress(
            "https://nobody.invalid/landing",
            Map.of(LandingAddress.ATTEMPTS, "1", LandingAddress.TIMEOUT, "PT1S"));
    assertThatThrownBy(
            () -> {
              try (Landing landing = AzureLanding.open(address, environment("X", ""))) {
                landing.list();
              }
            })
        .isInstanceOf(LandingException.class)
        .hasMessageContaining("identity")
        .hasMessageContaining("AZURE_STORAGE_");
  }

  @Test
  void aSettingThatIsNoneIsRefused() {
    for (String name : List.of(LandingAddress.ATTEMPTS, LandingAddress.TIMEOUT)) {
      assertThatThrownBy(
              () ->
                  Landings.open(
                      "http://127.0.0.1:1/devstoreaccount1/landing", Map.of(name, "soon")))
          .isInstanceOf(LandingException.class)
          .hasMessageContaining(name)
          .hasMessageContaining("soon");
    }
  }
}
