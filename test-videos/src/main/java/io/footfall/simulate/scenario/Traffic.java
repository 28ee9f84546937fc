package io.footfall.simulate.scenario;

import java.util.List;

/**
 * Who comes, when and what they do.
 *
 * @param arrivalsPerHour parties that enter, by local hour 0-23
 * @param weekendFactor multiplies the arrivals on Saturday and Sunday
 * @param passersByPerHour people who walk past outside, by local hour 0-23
 * @param groupShare share of the parties with two to four people
 * @param buyShare share of the parties that go to a till
 * @param returnShare share of the parties that come back the same day
 * @param uTurnShare share of the parties that walk in and leave within seconds
 * @param flickerShare share of the parties that stand on the entrance line, half of which turn back
 * @param wanderShare share of the parties that cross open floor instead of browsing
 * @param stops browsing stops of a party, on average
 * @param stopSeconds length of a stop, median
 * @param serviceSeconds length of a service at a till, mean
 * @param patienceSeconds how long people wait in a queue before they give up, mean
 * @param staff people on the floor, besides one cashier per till
 */
public record Traffic(
    List<Double> arrivalsPerHour,
    double weekendFactor,
    List<Double> passersByPerHour,
    double groupShare,
    double buyShare,
    double returnShare,
    double uTurnShare,
    double flickerShare,
    double wanderShare,
    double stops,
    double stopSeconds,
    double serviceSeconds,
    double patienceSeconds,
    int staff) {
  public Traffic {
    arrivalsPerHour = List.copyOf(arrivalsPerHour);
    passersByPerHour = List.copyOf(passersByPerHour);
    if (arrivalsPerHour.size() != 24 || passersByPerHour.size() != 24) {
      throw new IllegalArgumentException("Traffic needs a figure for each of the 24 hours");
    }
  }
}
