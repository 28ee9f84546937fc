package io.footfall.simulate.draw;

import io.footfall.simulate.world.Leg;
import io.footfall.simulate.world.Whereabouts;

/**
 * The angles of a body at an instant, in radians; index 0 is left, 1 is right.
 *
 * @param thigh forwards from hanging down
 * @param knee how far the knee is bent
 * @param arm forwards from hanging down
 * @param elbow how far the elbow is bent
 * @param lean of the trunk, forwards
 * @param twist of the shoulders against the hips
 * @param nod of the head, downwards
 */
record Pose(
    double[] thigh,
    double[] knee,
    double[] arm,
    double[] elbow,
    double lean,
    double twist,
    double nod) {

  /**
   * The pose of somebody who walks or stands. The gait's curves follow the usual shapes of clinical
   * gait analysis (Winter, "Biomechanics and Motor Control of Human Movement"), simplified to one
   * harmonic at the hip and one bend of the knee in swing.
   */
  static Pose of(Whereabouts person, Looks looks) {
    double speed = person.metresPerSecond();
    double effort = Math.min(1, speed / 0.7);
    double step = 0.37 * looks.heightMetres() * Math.sqrt(Math.max(0.15, speed) / 1.35);
    double swing = effort * Math.asin(Math.min(0.6, step / (2 * 0.5 * looks.heightMetres())));
    double phase = Math.PI * person.metresWalked() / Math.max(0.35, step);
    double[] thigh = new double[2];
    double[] knee = new double[2];
    double[] arm = new double[2];
    double[] elbow = new double[2];
    for (int side = 0; side < 2; side++) {
      double p = phase + side * Math.PI;
      thigh[side] = swing * Math.cos(p) + 0.05 * effort;
      double bend = Math.max(0, -Math.sin(p + 0.45));
      knee[side] = 0.06 + effort * (0.1 + 0.8 * Math.pow(bend, 1.6));
      arm[side] = -0.85 * swing * Math.cos(p) + 0.02;
      elbow[side] = 0.2 + 0.25 * effort + 0.2 * effort * Math.max(0, -Math.cos(p));
    }
    double sway = 0.02 * Math.sin(person.secondsStill() * 0.9 + looks.seed() % 7);
    double twist = -0.12 * effort * Math.cos(phase) + sway;
    return still(
        person, looks, new Pose(thigh, knee, arm, elbow, 0.03 + 0.04 * effort, twist, 0.08));
  }

  /** What hands and head do while somebody stands. */
  private static Pose still(Whereabouts person, Looks looks, Pose pose) {
    if (person.activity() == Leg.Activity.WALK) {
      return pose;
    }
    double settle = Math.min(1, person.secondsStill() / 0.8);
    boolean reaches =
        person.activity() == Leg.Activity.BROWSE || person.activity() == Leg.Activity.WORK;
    double cycle = Math.sin(person.secondsStill() * 0.7 + (looks.seed() & 7));
    double reach = reaches ? settle * Math.max(0, cycle) : 0;
    boolean phone = person.activity() == Leg.Activity.WAIT && (looks.seed() & 3) == 0;
    pose.thigh[0] += 0.04 * settle;
    pose.thigh[1] -= 0.03 * settle;
    pose.arm[0] += 0.6 * reach;
    pose.elbow[0] += 0.5 * reach;
    if (phone) {
      pose.arm[0] += 0.45 * settle;
      pose.elbow[0] += 1.4 * settle;
    }
    double nod = pose.nod + settle * (reaches ? 0.2 : phone ? 0.4 : 0.05 * cycle);
    return new Pose(
        pose.thigh, pose.knee, pose.arm, pose.elbow, pose.lean + 0.08 * reach, pose.twist, nod);
  }
}
