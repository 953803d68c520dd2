Libraries of third parties in lib/, with the licences that their publishers name. The folders beside this file hold the texts
that the libraries bring.

In lib/switchboard-confluent-client.jar: Confluent Schema Registry client and common utilities 7.5.1, Apache License 2.0.
In lib/switchboard-wallboard.jar: lit-html, BSD-3-Clause.
In registry/: Apicurio Registry with its own libraries, Apache License 2.0.

<#list dependencyMap as e>
${e.getKey().groupId}:${e.getKey().artifactId}:${e.getKey().version}  <#list e.getValue() as license>${license}<#if license_has_next>, </#if></#list>
</#list>
