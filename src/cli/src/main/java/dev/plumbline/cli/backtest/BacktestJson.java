package dev.plumbline.cli.backtest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.job.backtest.BacktestReport;
import dev.plumbline.job.backtest.CameIn;
import dev.plumbline.job.backtest.LabelsJoined;
import dev.plumbline.job.backtest.RuleReport;
import dev.plumbline.schemas.text.ProblemTally;
import java.nio.file.Path;
import java.time.Instant;

/** A backtest as one JSON object: what the text says, and every series. */
final class BacktestJson {

  private static final JsonMapper JSON = new JsonMapper();

  private BacktestJson() {}

  static String of(BacktestReport report, Path out) {
    ObjectNode object = JSON.createObjectNode();
    object.put("model", report.model());
    object.put("first_event", text(report.first())).put("last_event", text(report.last()));
    add(object.putObject("predictions"), report.predictions());
    LabelsJoined joined = report.joined();
    add(object.putObject("labels"), report.labels())
        .put("joined", joined.joined())
        .put("superseded", joined.superseded())
        .put("retracted", joined.retracted())
        .put("out_of_time", joined.outOfTime())
        .put("orphaned", joined.orphaned());
    for (ProblemTally.Kind problem : report.problems()) {
      ObjectNode one = object.withArrayProperty("problems").addObject();
      one.put("rows", problem.rows()).put("example", problem.place());
      one.put("problem", problem.problem());
    }
    for (RuleReport rule : report.rules()) {
      add(object.withArrayProperty("rules").addObject(), rule);
    }
    object
        .putObject("files")
        .put("metrics", out.resolve("metrics.jsonl").toString())
        .put("alerts", out.resolve("alerts.jsonl").toString())
        .put("rejections", out.resolve("rejections.jsonl").toString());
    object
        .putObject("lines")
        .put("metrics", report.measurements())
        .put("alerts", report.alertLines())
        .put("rejections", report.rejections());
    return object.toPrettyString();
  }

  private static ObjectNode add(ObjectNode object, CameIn cameIn) {
    return object
        .put("read", cameIn.read())
        .put("rejected", cameIn.rejected())
        .put("unmonitored", cameIn.unmonitored())
        .put("accepted", cameIn.accepted())
        .put("late", cameIn.late());
  }

  private static void add(ObjectNode object, RuleReport rule) {
    object.put("rule", rule.rule()).put("severity", rule.severity()).put("metric", rule.metric());
    object.put("alerts", rule.alerts());
    object.put("first", text(rule.first())).put("last", text(rule.last()));
    object.put("lasted_seconds", rule.lasted().toSeconds()).put("firing", rule.firing());
    object.put("windows", rule.windows()).put("breaching", rule.breaching());
    for (RuleReport.Series series : rule.series()) {
      ObjectNode one = object.withArrayProperty("series").addObject();
      one.put("version", series.of().version());
      one.put("segment", series.of().segment()).put("feature", series.of().feature());
      one.put("alerts", series.alerts());
      one.put("first", text(series.first())).put("last", text(series.last()));
      one.put("lasted_seconds", series.lasted().toSeconds()).put("firing", series.firing());
      one.put("windows", series.windows()).put("breaching", series.breaching());
    }
  }

  private static String text(Instant at) {
    return at == null ? null : at.toString();
  }
}
