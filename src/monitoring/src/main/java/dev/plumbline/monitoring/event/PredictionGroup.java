package dev.plumbline.monitoring.event;

/**
 * What predictions have in common that count in the same series and are judged by the same terms:
 * there are few of them, whatever the number of predictions.
 *
 * @param model name of the model
 * @param version version of the model, may be empty
 * @param generation see {@link GenerationDefinition#generation()}
 * @param segments names of the series they belong to beside {@code *}
 * @param terms how they are judged
 */
public record PredictionGroup(
    String model, String version, int generation, String[] segments, JudgingTerms terms) {}
