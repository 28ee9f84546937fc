SELECT
  run_id,
  MAX(code_version) AS code_version,
  MAX(finished) AS finished,
  SUM(CASE WHEN stage = 'LAND' AND outcome = 'DONE' THEN 1 ELSE 0 END) AS files_landed,
  SUM(CASE WHEN stage = 'DETECT' AND outcome = 'DONE' THEN 1 ELSE 0 END) AS recordings_detected,
  SUM(CASE WHEN stage = 'TRACK' AND outcome = 'DONE' THEN 1 ELSE 0 END) AS camera_days_tracked,
  SUM(CASE WHEN stage = 'MEASURE' AND outcome = 'DONE' THEN 1 ELSE 0 END) AS camera_days_measured,
  SUM(CASE WHEN stage = 'PUBLISH' AND outcome = 'DONE' THEN 1 ELSE 0 END) AS store_days_published,
  SUM(CASE WHEN outcome = 'FAILED' THEN 1 ELSE 0 END) AS failed,
  SUM(CASE WHEN outcome = 'CLAIMED' THEN 1 ELSE 0 END) AS unfinished,
  SUM(frames_decoded) AS frames_decoded,
  SUM(frames_sampled) AS frames_sampled,
  SUM(seconds_seen) / 3600 AS hours_seen,
  SUM(bytes_read) AS bytes_read,
  SUM(core_seconds) / 3600 AS core_hours
FROM run_ledger
GROUP BY run_id
