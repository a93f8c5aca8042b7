<?php return array('dependencies' => array('wp-i18n'), 'version' => 'c6722c5637c18b490bd0');
