package io.footfall.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The data dictionary in the docs is the catalogue's own; {@code -Dfootfall.write=true} writes it
 * anew.
 */
class DataDictionaryTest {
  private static final Path DOCS = Path.of("docs/tables.md");

  @Test
  void theDictionaryInTheDocsIsTheCatalogues() throws Exception {
    String dictionary = DataDictionary.markdown();
    if (Boolean.getBoolean("footfall.write")) {
      Files.writeString(DOCS, dictionary, StandardCharsets.UTF_8);
    }
    assertThat(DOCS).hasContent(dictionary);
  }

  @Test
  void everyColumnIsDescribedInASentence() {
    for (Table table : Catalogue.tables()) {
      for (Column column : table.columns()) {
        assertThat(column.description())
            .as(table.name() + "." + column.name())
            .endsWith(".")
            .hasSizeGreaterThan(8);
      }
    }
  }

  @Test
  void goldTablesAreFlatAndFreeOfWhatDirectLakeRefuses() {
    for (Table table : Catalogue.tables()) {
      if (table.layer() == Table.Layer.GOLD || table.layer() == Table.Layer.DIMENSION) {
        for (Column column : table.columns()) {
          assertThat(column.type().typeName())
              .as(table.name() + "." + column.name())
              .doesNotMatch("binary|struct.*|array.*|map.*|timestamp_ntz");
        }
      }
    }
  }
}
