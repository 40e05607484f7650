{{/* One way out: (list peers port). Peers are those of Kubernetes. */}}
{{- define "house.wayOut" -}}
- to: {{ toYaml (first .) | nindent 4 }}
  ports: [{ protocol: TCP, port: {{ last . }} }]
{{- end }}

{{/* The pods of a part as the only peer: (list $ "whisper"). */}}
{{- define "house.peers" -}}
- podSelector:
    matchLabels: {{ include "house.part" . | nindent 6 }}
{{- end }}

{{/* The pods of a role as the only peer: (list $ "app"). */}}
{{- define "house.roles" -}}
- podSelector:
    matchLabels: {{ include "house.everyone" (first .) | nindent 6 }}
      ai-interview-space/role: {{ last . }}
{{- end }}

{{/* Everything that the product may reach: what is deployed here, and what is set with its peers. */}}
{{- define "house.appReaches" -}}
{{- $v := .Values -}}
{{- if include "house.isPostgres" . }}
{{ include "house.wayOut" (list $v.postgres.peers $v.postgres.port) }}
{{- end }}
{{- if include "house.isRedis" . }}
{{ include "house.wayOut" (list $v.redis.peers $v.redis.port) }}
{{- end }}
{{- if include "house.isMail" . }}
{{ include "house.wayOut" (list $v.smtp.peers $v.smtp.port) }}
{{- end }}
{{- with $v.s3.url }}
{{ include "house.wayOut" (list $v.s3.peers (include "house.portOf" .)) }}
{{- end }}
{{- if $v.whisper.deploy }}
{{ include "house.wayOut" (list (include "house.peers" (list . "whisper") | fromYamlArray) 9000) }}
{{- else if $v.whisper.url }}
{{ include "house.wayOut" (list $v.whisper.peers (include "house.portOf" $v.whisper.url)) }}
{{- end }}
{{- if $v.ollama.deploy }}
{{ include "house.wayOut" (list (include "house.peers" (list . "ollama") | fromYamlArray) 11434) }}
{{- else if $v.ollama.url }}
{{ include "house.wayOut" (list $v.ollama.peers (include "house.portOf" $v.ollama.url)) }}
{{- end }}
{{- end }}

{{/* Names are looked up by whoever has somewhere to go. */}}
{{- define "house.names" -}}
- to: {{ toYaml .Values.networkPolicy.dns | nindent 4 }}
  ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }]
{{- end }}
