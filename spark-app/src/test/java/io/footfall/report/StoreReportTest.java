package io.footfall.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.footfall.measure.TimeSpans;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class StoreReportTest {
  static List<StoreDay> days() {
    return List.of(
        StoreDays.busy(),
        StoreDays.shortClip(),
        StoreDays.clocksGoBack(),
        StoreDays.nothingArrived(),
        closedAllDay());
  }

  @ParameterizedTest
  @MethodSource("days")
  void thePageIsWellFormed(StoreDay day) throws Exception {
    assertThat(parse(StoreReport.html(day)).getDocumentElement().getTagName()).isEqualTo("html");
  }

  @ParameterizedTest
  @MethodSource("days")
  void thePageLoadsAndRunsNothing(StoreDay day) {
    String html = StoreReport.html(day).replace("http://www.w3.org/1999/xhtml", "");
    assertThat(html)
        .doesNotContain("http", "<script", "<link", "<img", "@import", "src=", "href=")
        .doesNotContain("NaN", "Infinity", "Optional[");
    assertThat(html.replace("url(#hatch)", "")).doesNotContain("url(");
  }

  @Test
  void theStyleNeedsNoEscaping() {
    String html = StoreReport.html(StoreDays.busy());
    assertThat(html.substring(html.indexOf("<style>"), html.indexOf("</style>")))
        .doesNotContain("&");
  }

  @Test
  void theSameDayGivesTheSamePageInAnyLanguage() {
    Locale before = Locale.getDefault();
    String here = StoreReport.html(StoreDays.busy());
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(StoreReport.html(StoreDays.busy())).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theKeyFiguresAreSummedOverQuartersWithFootage() throws Exception {
    StoreDay day = StoreDays.busy();
    int in = day.quarters().stream().flatMap(q -> q.visitors().stream()).mapToInt(InOut::in).sum();
    String text = parse(StoreReport.html(day)).getDocumentElement().getTextContent();
    assertThat(text)
        .contains("Chicago Loop", "Friday, 6 November 2026", "Open 09:00–21:00")
        .contains("America/Chicago (UTC−06:00)")
        .contains("Visitors in" + Wording.count(in))
        .contains("Busiest quarter hour18:00–18:15")
        .contains("22 h 10 min of 24 h over 2 cameras")
        .contains("640 × 480, unique people: 702")
        .contains("CHI01/entrance/20261106_140000.mp4", "cut off", "53 min")
        .contains("CenterNet-MobileNetV3", "run-20261107T0310-chi01", "÷ seconds open");
  }

  @Test
  void aQuarterHourWithoutFootageIsSaidAndNotZero() {
    String html = StoreReport.html(StoreDays.busy());
    assertThat(html).contains("<title>No footage 14:07–15:45</title>");
    assertThat(html)
        .contains(">14:30–14:45</th><td colspan=\"5\" class=\"unseen-cell\">no footage");
    assertThat(html).doesNotContain("14:30–14:45: 0 in");
  }

  @Test
  void aQuarterHourWithFootageAndNobodyIsZero() {
    StoreDay day = StoreDays.clocksGoBack();
    assertThat(StoreReport.html(day)).contains("<title>00:00–00:15: 0 in, 0 out</title>");
  }

  @Test
  void aDayWithoutAnyFootageHasNoFigures() throws Exception {
    String text = text(StoreDays.nothingArrived());
    assertThat(text)
        .contains("Visitors inno footage", "Visitors outno footage", "Coverage0 %")
        .contains("no recording arrived for this day")
        .doesNotContain("unique people:");
  }

  @Test
  void aClosedDayHasNoCoverage() throws Exception {
    assertThat(text(closedAllDay())).contains("Closed all day", "Coverage–");
  }

  @Test
  void whateverAStoreIsCalledIsShownAndNotRun() throws Exception {
    String nasty = "<script>alert(\"x\")</script> & Söhne \u0000\uD83D\uDED2";
    StoreDay busy = StoreDays.busy();
    StoreDay day =
        new StoreDay(
            new StoreFacts("id<", nasty, "r&d", StoreDays.CHICAGO, busy.store().open()),
            busy.date(),
            busy.cameras(),
            busy.quarters(),
            busy.moments(),
            List.of(new Issue("c>", nasty, "\"", nasty, Optional.of(Duration.ZERO))),
            busy.run());
    String html = StoreReport.html(day);
    assertThat(html).doesNotContain("<script");
    assertThat(parse(html).getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo(nasty.replace('\u0000', '\uFFFD'));
  }

  @Test
  void shortFootageIsShownCloseAndThePageSaysSo() throws Exception {
    String text = text(StoreDays.shortClip());
    assertThat(text)
        .contains("Footage covers only 1 min 20 s of this day, 12:00:00–12:01:20.")
        .contains("The charts show 12:00–13:00")
        .contains("Per 10 s", "Per quarter hour")
        .contains("0.2 % covered");
  }

  @Test
  void theRepeatedHourIsShownApart() throws Exception {
    String html = StoreReport.html(StoreDays.clocksGoBack());
    assertThat(html).contains("<title>01:15–01:30: 5 in, 5 out</title>");
    assertThat(html).contains("<title>01:15–01:30 again: 0 in, 2 out</title>");
    assertThat(text(StoreDays.clocksGoBack()))
        .contains("this day has 25 h", "UTC−05:00 then UTC−06:00");
  }

  @Test
  void aZoneThatWasNotMeasuredIsNotZero() throws Exception {
    assertThat(text(StoreDays.busy())).contains("sale · display · aisle-2not measured");
  }

  private static StoreDay closedAllDay() {
    StoreDay nothing = StoreDays.nothingArrived();
    return new StoreDay(
        new StoreFacts("CHI01", "Chicago Loop", "", StoreDays.CHICAGO, new TimeSpans(List.of())),
        nothing.date(),
        nothing.cameras(),
        List.of(),
        Moments.NONE,
        List.of(),
        nothing.run());
  }

  private static String text(StoreDay day) throws Exception {
    return parse(StoreReport.html(day)).getDocumentElement().getTextContent();
  }

  private static Document parse(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }
}
