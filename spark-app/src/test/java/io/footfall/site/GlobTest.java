package io.footfall.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "'CHI01/entrance/**', 'CHI01/entrance/a.mp4', true",
    "'CHI01/entrance/**', 'CHI01/entrance/2026-11-20/x/a.mp4', true",
    "'CHI01/entrance/**', 'CHI01/entrance2/a.mp4', false",
    "'CHI01/entrance/**', 'chi01/entrance/a.mp4', false",
    "'**/*.mp4', 'a.mp4', true",
    "'**/*.mp4', 'a/b/c.mp4', true",
    "'**/*.mp4', 'a/b/c.mkv', false",
    "'a/*/c.mp4', 'a/b/c.mp4', true",
    "'a/*/c.mp4', 'a/b/b/c.mp4', false",
    "'a/**/c.mp4', 'a/c.mp4', true",
    "'a/cam?_*.mp4', 'a/cam1_x.mp4', true",
    "'a/cam?_*.mp4', 'a/cam12_x.mp4', false",
    "'{a,b}/**', 'b/c.mp4', true",
    "'{a,b}/**', 'c/c.mp4', false",
    "'a/*[R][0@0]*', 'a/12.00.00-12.15.00[R][0@0][0].dav', true",
    "'vtest.avi', 'vtest.avi', true",
    "'vtest.avi', 'vtestxavi', false",
  })
  void namesMatchOrNot(String glob, String name, boolean matches) {
    assertThat(Glob.of(glob).matches(name)).isEqualTo(matches);
  }
}
