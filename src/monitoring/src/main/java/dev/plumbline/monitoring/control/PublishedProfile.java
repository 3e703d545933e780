package dev.plumbline.monitoring.control;

import dev.plumbline.monitoring.profile.Profile;

/**
 * A complete profile from the profiles topic.
 *
 * @param id name@hash
 * @param profile its content
 * @param bytes its content for stages behind the shuffle
 * @param calibration its calibration map for them, null when it has none
 * @param from event time from which it is what its name stands for, epoch milliseconds
 */
public record PublishedProfile(
    String id, Profile profile, byte[] bytes, byte[] calibration, long from) {}
