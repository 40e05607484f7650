{{/*
Every secret that is set, as YAML: the name of its setting, where it comes from, and what it is called in values.yaml.
Nothing else in this chart knows where a secret comes from.
*/}}
{{- define "house.secrets" -}}
{{- $v := .Values -}}
{{- $all := list
  (dict "name" "DATABASE_URL" "as" "postgres" "from" $v.postgres)
  (dict "name" "REDIS_URL" "as" "redis" "from" $v.redis)
  (dict "name" "SMTP_URL" "as" "smtp" "from" $v.smtp)
  (dict "name" "STORAGE_KEY" "as" "s3.accessKey" "from" $v.s3.accessKey)
  (dict "name" "STORAGE_SECRET" "as" "s3.secretKey" "from" $v.s3.secretKey)
  (dict "name" "WHISPER_TOKEN" "as" "whisper.token" "from" $v.whisper.token)
  (dict "name" "SECRET_KEY" "as" "instanceKey" "from" $v.instanceKey) -}}
{{- range $all }}
{{- if or .from.existingSecret .from.csiClass }}
- name: {{ .name }}
  as: {{ .as }}
  secret: {{ .from.existingSecret | quote }}
  class: {{ .from.csiClass | quote }}
  key: {{ .from.key | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/* NAME_FILE for each secret of (list $ (list "NAME" ...)); without names for all. */}}
{{- define "house.secretEnv" -}}
{{- $names := last . -}}
{{- range include "house.secrets" (first .) | fromYamlArray }}
{{- if or (not $names) (has .name $names) }}
- name: {{ .name }}_FILE
  value: {{ empty .class | ternary (printf "/run/secrets/house/%s" .name) (printf "/run/secrets/%s/%s" (kebabcase .name) .key) | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- define "house.secretMounts" -}}
{{- $names := last . -}}
{{- $plain := false -}}
{{- range include "house.secrets" (first .) | fromYamlArray }}
{{- if or (not $names) (has .name $names) }}
{{- if .class }}
- name: secret-{{ kebabcase .name }}
  mountPath: /run/secrets/{{ kebabcase .name }}
  readOnly: true
{{- else }}{{ $plain = true }}{{ end }}
{{- end }}
{{- end }}
{{- if $plain }}
- name: secrets
  mountPath: /run/secrets/house
  readOnly: true
{{- end }}
{{- end }}

{{- define "house.secretVolumes" -}}
{{- $names := last . -}}
{{- $plain := list -}}
{{- range include "house.secrets" (first .) | fromYamlArray }}
{{- if or (not $names) (has .name $names) }}
{{- if .class }}
- name: secret-{{ kebabcase .name }}
  csi:
    driver: secrets-store.csi.k8s.io
    readOnly: true
    volumeAttributes:
      secretProviderClass: {{ .class }}
{{- else }}{{ $plain = append $plain . }}{{ end }}
{{- end }}
{{- end }}
{{- if $plain }}
- name: secrets
  projected:
    defaultMode: 0440
    sources:
      {{- range $plain }}
      - secret:
          name: {{ .secret }}
          items: [{ key: {{ .key | quote }}, path: {{ .name }} }]
      {{- end }}
{{- end }}
{{- end }}
