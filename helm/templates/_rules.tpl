{{/*
What does not fit together, in words: each line says what is wrong and what to do. The schema has looked at each value
by itself; here they are looked at together. One place, so that all that is wrong is said at once.
*/}}
{{- define "house.rules" -}}
{{- $v := .Values -}}
{{- $is := dict "postgres" (include "house.isPostgres" .) "redis" (include "house.isRedis" .) "many" (include "house.isMany" .) -}}
{{- if not $is.postgres }}
{{- if gt (int $v.web.replicas) 1 }}
- web.replicas is {{ $v.web.replicas }}, and SQLite has room for one process. Set postgres.existingSecret, or web.replicas to 1.
{{- end }}
{{- if $v.web.autoscaling.enabled }}
- web.autoscaling adds processes, and SQLite has room for one. Set postgres.existingSecret, or switch it off.
{{- end }}
{{- if $v.worker.enabled }}
- worker.enabled needs PostgreSQL: workers read and write the same tables as the web process. Set postgres.existingSecret.
{{- end }}
{{- end }}
{{- if and $is.redis (not $is.postgres) }}
- redis hands jobs to other processes, and a SQLite file belongs to one. Set postgres.existingSecret, or take redis away.
{{- end }}
{{- if and $is.redis (not $v.worker.enabled) }}
- redis leaves the long jobs to workers, and worker.enabled is false: nobody would write down or rate an answer. Switch the workers on, or take redis away.
{{- end }}
{{- if and $v.worker.enabled (not $is.redis) }}
- worker.enabled needs Redis: it is how workers hear of their jobs. Set redis.existingSecret.
{{- end }}
{{- if and $is.many $v.persistence.enabled (ne $v.persistence.data.accessMode "ReadWriteMany") }}
- Several processes open the data volume (the keys of people lie there). Set persistence.data.accessMode to ReadWriteMany, with a storage class that has it.
{{- end }}
{{- if and (or $is.many $v.whisper.deploy $v.ollama.create.enabled) $v.persistence.enabled (ne $v.persistence.models.accessMode "ReadWriteMany") }}
- Several pods read the weights. Set persistence.models.accessMode to ReadWriteMany, with a storage class that has it.
{{- end }}
{{- if and (not $v.persistence.enabled) (not $v.trial) }}
{{- if $is.postgres }}
- persistence.enabled is false: the keys of people would go with the pod, and without them nothing in PostgreSQL can be read. Switch it on, or say trial: true if losing everything is what you want.
{{- else }}
- persistence.enabled is false: the SQLite database, the recordings and the keys would go with the pod. Switch it on, or say trial: true if losing everything is what you want.
{{- end }}
{{- end }}
{{- if and (not $v.persistence.enabled) $is.many }}
- persistence.enabled is false, and several processes would each have a data folder of their own. Switch it on.
{{- end }}
{{- if and (not $v.persistence.enabled) $v.whisper.deploy }}
- persistence.enabled is false, and whisper.deploy would find no weights: its folder would be another than the one they are brought to. Switch it on.
{{- end }}
{{- if gt (int $v.web.autoscaling.minReplicas) (int $v.web.autoscaling.maxReplicas) }}
- web.autoscaling.minReplicas is more than maxReplicas. Exchange them.
{{- end }}
{{- include "house.rulesOfScale" . }}
{{- include "house.rulesOfSecrets" . }}
{{- include "house.rulesOfEngines" . }}
{{- include "house.rulesOfNetwork" . }}
{{- include "house.rulesOfBackup" . }}
{{- end }}

{{- define "house.rulesOfScale" -}}
{{- $k := .Values.worker.keda -}}
{{- if $k.enabled }}
{{- if not .Values.worker.enabled }}
- worker.keda.enabled scales workers, and worker.enabled is false. Switch the workers on.
{{- end }}
{{- if not $k.prometheusUrl }}
- worker.keda.enabled asks Prometheus how much audio waits. Set worker.keda.prometheusUrl.
{{- end }}
{{- if not .Values.metrics.enabled }}
- worker.keda.enabled needs the figures that Prometheus reads. Switch metrics.enabled on.
{{- end }}
{{- if gt (int $k.minReplicas) (int $k.maxReplicas) }}
- worker.keda.minReplicas is more than maxReplicas. Exchange them.
{{- end }}
{{- end }}
{{- range $part := list "web" "worker" }}
{{- $one := index $.Values $part -}}
{{- if gt (mul 2 (include "house.mebi" $one.scratch | int)) (include "house.mebi" $one.resources.limits.memory | int) }}
- {{ $part }}.scratch is {{ $one.scratch }} of memory, more than half of {{ $part }}.resources.limits.memory ({{ $one.resources.limits.memory }}). Raise the limit, or lower the scratch.
{{- end }}
{{- end }}
{{- range $at, $image := dict "image" .Values.image "whisper.image" .Values.whisper.image "ollama.image" .Values.ollama.image }}
{{- if eq $image.tag "latest" }}
- {{ $at }}.tag is latest: nobody could say which version runs. Name a version or a digest.
{{- end }}
{{- end }}
{{- end }}

{{- define "house.rulesOfSecrets" -}}
{{- $seen := dict -}}
{{- range include "house.secrets" . | fromYamlArray }}
{{- if and .secret .class }}
- {{ .as }} has two secrets: existingSecret and csiClass. Keep one of them.
{{- end }}
{{- $place := printf "%s%s/%s" .secret .class .key -}}
{{- if hasKey $seen $place }}
- {{ get $seen $place }} and {{ .as }} are one secret for two things. Give each its own.
{{- end }}
{{- $_ := set $seen $place .as -}}
{{- end }}
{{- $s := .Values.s3 -}}
{{- $hasKeys := and (or $s.accessKey.existingSecret $s.accessKey.csiClass) (or $s.secretKey.existingSecret $s.secretKey.csiClass) -}}
{{- if and $s.url (not $hasKeys) }}
- s3.url needs both its keys. Set s3.accessKey.existingSecret and s3.secretKey.existingSecret.
{{- end }}
{{- if and (not $s.url) (or $s.accessKey.existingSecret $s.accessKey.csiClass $s.secretKey.existingSecret $s.secretKey.csiClass) }}
- s3 has keys and no store. Set s3.url, or take the keys away.
{{- end }}
{{- if and .Values.whisper.deploy (not (or .Values.whisper.token.existingSecret .Values.whisper.token.csiClass)) }}
- whisper.deploy needs a token that the product and the sidecar share. Make one and name it: whisper.token.existingSecret.
{{- end }}
{{- end }}

{{- define "house.rulesOfEngines" -}}
{{- $v := .Values -}}
{{- range $engine := list "whisper" "ollama" }}
{{- $one := index $v $engine -}}
{{- if and $one.deploy $one.url }}
- {{ $engine }}.deploy and {{ $engine }}.url are two engines for one thing. Keep one of them.
{{- end }}
{{- end }}
{{- if and $v.ollama.gpu.resource (not $v.ollama.deploy) }}
- ollama.gpu is for the Ollama of this chart, and ollama.deploy is false. Switch it on, or take ollama.gpu.resource away.
{{- end }}
{{- if and $v.ollama.create.enabled (not (and $v.ollama.deploy $v.persistence.enabled)) }}
- ollama.create gives the weights of a volume to the Ollama of this chart. Switch ollama.deploy and persistence.enabled on, or ollama.create.enabled off.
{{- end }}
{{- if and $v.models.fetch.enabled (not $v.persistence.enabled) }}
- models.fetch brings weights into a volume, and persistence.enabled is false. Switch it on.
{{- end }}
{{- end }}
